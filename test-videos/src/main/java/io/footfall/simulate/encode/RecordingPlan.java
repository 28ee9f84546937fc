package io.footfall.simulate.encode;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a camera records: the files it writes and what is wrong with them.
 *
 * @param gop from key frame to key frame at the nominal rate
 * @param bitRate aimed at, bits a second; empty = constant quality
 * @param segment length of a file by the camera's clock, counted from the first frame
 * @param hiddenLeadIn footage before each file's start that an edit list hides (MP4, MOV)
 * @param timestampJitter frames are stamped up to this much early or late, below half a frame's
 *     time
 * @param droppedFrames share of frames that are missing, in [0, 1)
 * @param seed of jitter and drops; nothing else is random
 */
public record RecordingPlan(
    Codec codec,
    Container container,
    Duration gop,
    int bFrames,
    OptionalInt bitRate,
    Rotation rotation,
    IndexLayout index,
    CreationTime creationTime,
    Duration segment,
    FileNaming naming,
    CameraClock clock,
    Duration hiddenLeadIn,
    Duration timestampJitter,
    double droppedFrames,
    List<Fault> faults,
    long seed) {

  public RecordingPlan {
    requirePositive("the group of pictures", gop);
    requirePositive("the segment", segment);
    if (hiddenLeadIn.isNegative() || (!hiddenLeadIn.isZero() && !container.hasEditList())) {
      throw new IllegalArgumentException(
          "Only MP4 and MOV hide a lead-in, of no negative length, but was %s in %s"
              .formatted(hiddenLeadIn, container));
    }
    if (timestampJitter.isNegative() || (!timestampJitter.isZero() && !container.storesTimes())) {
      throw new IllegalArgumentException(
          "Jitter is not negative and not for AVI, which stores no times, but was %s in %s"
              .formatted(timestampJitter, container));
    }
    if (!(droppedFrames >= 0 && droppedFrames < 1)) {
      throw new IllegalArgumentException(
          "A share of dropped frames in [0, 1) is needed, but was " + droppedFrames);
    }
    faults = List.copyOf(faults);
  }

  /** H.264 in MP4, a key frame every 2 s, files of 15 minutes, an exact clock, no faults. */
  public static RecordingPlan of(FileNaming naming) {
    return new RecordingPlan(
        Codec.H264,
        Container.MP4,
        Duration.ofSeconds(2),
        0,
        OptionalInt.empty(),
        Rotation.NONE,
        IndexLayout.LAST,
        CreationTime.ABSENT,
        Duration.ofMinutes(15),
        naming,
        CameraClock.EXACT,
        Duration.ZERO,
        Duration.ZERO,
        0,
        List.of(),
        0);
  }

  public RecordingPlan with(Codec newCodec, Container newContainer) {
    Draft draft = new Draft(this);
    draft.codec = newCodec;
    draft.container = newContainer;
    return draft.plan();
  }

  public RecordingPlan withGop(Duration length) {
    Draft draft = new Draft(this);
    draft.gop = length;
    return draft.plan();
  }

  public RecordingPlan withBFrames(int count) {
    Draft draft = new Draft(this);
    draft.bFrames = count;
    return draft.plan();
  }

  public RecordingPlan withBitRate(int bitsPerSecond) {
    Draft draft = new Draft(this);
    draft.bitRate = OptionalInt.of(bitsPerSecond);
    return draft.plan();
  }

  public RecordingPlan withRotation(Rotation turn) {
    Draft draft = new Draft(this);
    draft.rotation = turn;
    return draft.plan();
  }

  public RecordingPlan withIndex(IndexLayout layout) {
    Draft draft = new Draft(this);
    draft.index = layout;
    return draft.plan();
  }

  public RecordingPlan withCreationTime(CreationTime kind) {
    Draft draft = new Draft(this);
    draft.creationTime = kind;
    return draft.plan();
  }

  public RecordingPlan withSegment(Duration length) {
    Draft draft = new Draft(this);
    draft.segment = length;
    return draft.plan();
  }

  public RecordingPlan withNaming(FileNaming names) {
    Draft draft = new Draft(this);
    draft.naming = names;
    return draft.plan();
  }

  public RecordingPlan withClock(CameraClock newClock) {
    Draft draft = new Draft(this);
    draft.clock = newClock;
    return draft.plan();
  }

  public RecordingPlan withHiddenLeadIn(Duration length) {
    Draft draft = new Draft(this);
    draft.hiddenLeadIn = length;
    return draft.plan();
  }

  public RecordingPlan withTimestampJitter(Duration most) {
    Draft draft = new Draft(this);
    draft.timestampJitter = most;
    return draft.plan();
  }

  public RecordingPlan withDroppedFrames(double share) {
    Draft draft = new Draft(this);
    draft.droppedFrames = share;
    return draft.plan();
  }

  public RecordingPlan withSeed(long newSeed) {
    Draft draft = new Draft(this);
    draft.seed = newSeed;
    return draft.plan();
  }

  /** Adds faults to those planned. */
  public RecordingPlan withFaults(Fault... more) {
    Draft draft = new Draft(this);
    draft.faults = Stream.concat(faults.stream(), Arrays.stream(more)).toList();
    return draft.plan();
  }

  VideoSpec spec(FrameSource frames) {
    long gopFrames = Math.round(gop.toNanos() / 1e9 * frames.framesPerSecond());
    VideoSpec spec =
        VideoSpec.of(frames.width(), frames.height(), frames.framesPerSecond())
            .with(codec, container)
            .withGopFrames(Math.toIntExact(Math.max(1, gopFrames)))
            .withBFrames(bFrames)
            .withRotation(rotation)
            .withIndex(index);
    return bitRate.isPresent() ? spec.withBitRate(bitRate.getAsInt()) : spec;
  }

  private static void requirePositive(String what, Duration length) {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException(
          "The length of %s must be positive, but was %s".formatted(what, length));
    }
  }

  /** The values on their way from one plan to the next, so that a wither names only its own. */
  private static final class Draft {
    private Codec codec;
    private Container container;
    private Duration gop;
    private int bFrames;
    private OptionalInt bitRate;
    private Rotation rotation;
    private IndexLayout index;
    private CreationTime creationTime;
    private Duration segment;
    private FileNaming naming;
    private CameraClock clock;
    private Duration hiddenLeadIn;
    private Duration timestampJitter;
    private double droppedFrames;
    private List<Fault> faults;
    private long seed;

    Draft(RecordingPlan plan) {
      codec = plan.codec;
      container = plan.container;
      gop = plan.gop;
      bFrames = plan.bFrames;
      bitRate = plan.bitRate;
      rotation = plan.rotation;
      index = plan.index;
      creationTime = plan.creationTime;
      segment = plan.segment;
      naming = plan.naming;
      clock = plan.clock;
      hiddenLeadIn = plan.hiddenLeadIn;
      timestampJitter = plan.timestampJitter;
      droppedFrames = plan.droppedFrames;
      faults = plan.faults;
      seed = plan.seed;
    }

    RecordingPlan plan() {
      return new RecordingPlan(
          codec,
          container,
          gop,
          bFrames,
          bitRate,
          rotation,
          index,
          creationTime,
          segment,
          naming,
          clock,
          hiddenLeadIn,
          timestampJitter,
          droppedFrames,
          faults,
          seed);
    }
  }
}
