package io.footfall.simulate.encode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Records a camera's pictures as a folder of files, with the faults the plan asks for. */
public final class Recorder {
  private final FrameSource frames;
  private final RecordingPlan plan;
  private final Path folder;
  private final ProgressListener progress;
  private final FrameTimes times;
  private final VideoSpec spec;
  private final ExecutorService pool;
  private final int maxPictures;
  private final Map<Path, Integer> namesTaken = new HashMap<>();
  private long framesDone;
  private long framesTotal;

  private Recorder(
      FrameSource frames,
      RecordingPlan plan,
      Path folder,
      ProgressListener progress,
      ExecutorService pool,
      int threads) {
    this.frames = frames;
    this.plan = plan;
    this.folder = folder;
    this.progress = progress;
    this.times = new FrameTimes(frames, plan);
    this.spec = plan.spec(frames);
    this.pool = pool;
    this.maxPictures = 2 * threads + 2;
  }

  /**
   * Records all frames.
   *
   * <p>Draws on all cores and encodes on the calling thread; holds a few pictures in memory however
   * long the recording. The same frames and plan give the same bytes. Files of the same name from
   * an earlier call are replaced.
   *
   * @param cameraDirectory receives the files, below the vendor's own folders
   * @return the files in time order, a duplicate right after its original
   * @throws VideoWriteException when a file cannot be written or the codec has no encoder here
   */
  public static List<RecordedFile> record(
      FrameSource frames, RecordingPlan plan, Path cameraDirectory, ProgressListener progress) {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads, Recorder::daemon);
    try {
      return new Recorder(frames, plan, cameraDirectory, progress, pool, threads).recordAll();
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "footfall-draw");
    thread.setDaemon(true);
    return thread;
  }

  private List<RecordedFile> recordAll() {
    List<Segment> segments = Segment.plan(frames, plan, times);
    framesTotal = segments.stream().mapToLong(Segment::frameSpan).sum();
    List<RecordedFile> files = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      RecordedFile file = recordFile(segments.get(i));
      if (i == segments.size() - 1) {
        file = truncateWherePlanned(file);
      }
      files.add(file);
      if (plan.faults().contains(new Fault.Duplicate(i))) {
        files.add(duplicate(file));
      }
    }
    return List.copyOf(files);
  }

  private RecordedFile recordFile(Segment segment) {
    long startUs = times.shownUs(segment.firstFrame());
    long lastUs = times.presentationUs(segment.lastFrame(), segment.firstFrame());
    Path path = name(startUs, startUs + lastUs + times.frameLengthUs());
    PicturesAhead pictures =
        new PicturesAhead(frames, times, segment, pool, maxPictures, spec.groupFrames());
    long visible = 0;
    long endUs = 0;
    try (VideoFileWriter writer = VideoFileWriter.open(path, specOfFile(startUs))) {
      while (pictures.hasNext()) {
        int repeated = writer.canRepeatGroup() ? pictures.unchangedRun(spec.groupFrames()) : 0;
        long[] ptsUs = new long[Math.max(1, repeated)];
        long frame = repeated > 0 ? skip(pictures, ptsUs) : writeNext(pictures, writer, ptsUs);
        if (repeated > 0) {
          writer.repeatGroup(ptsUs);
        }
        for (long time : ptsUs) {
          visible += time >= 0 ? 1 : 0;
          endUs = time + times.frameLengthUs();
        }
        progress.progress(framesDone + frame + 1 - segment.leadInFrame(), framesTotal);
      }
    }
    framesDone += segment.frameSpan();
    return new RecordedFile(
        path,
        frames.captureTimeUs(segment.firstFrame()),
        startUs,
        segment.firstFrame(),
        segment.lastFrame() + 1,
        visible,
        endUs,
        size(path),
        RecordedFile.State.WHOLE);
  }

  /** Passes over unchanged frames, notes their times and returns the last one's number. */
  private static long skip(PicturesAhead pictures, long[] ptsUs) {
    long frame = -1;
    for (int i = 0; i < ptsUs.length; i++) {
      PicturesAhead.Step step = pictures.next();
      ptsUs[i] = step.ptsUs();
      frame = step.frame();
    }
    return frame;
  }

  private static long writeNext(PicturesAhead pictures, VideoFileWriter writer, long[] ptsUs) {
    PicturesAhead.Step step = pictures.next();
    ptsUs[0] = step.ptsUs();
    if (step.isUnchanged()) {
      writer.writeUnchanged(step.ptsUs());
    } else {
      byte[] picture = pictures.await(step);
      writer.write(picture, step.ptsUs());
      pictures.recycle(picture);
    }
    return step.frame();
  }

  private VideoSpec specOfFile(long startUs) {
    Instant start = Instant.EPOCH.plus(startUs, ChronoUnit.MICROS);
    ZoneOffset local = plan.naming().zone().getRules().getOffset(start);
    return switch (plan.creationTime()) {
      case ABSENT -> spec;
      case START -> spec.withCreationTime(start);
      case START_IN_LOCAL_TIME -> spec.withCreationTime(start.plusSeconds(local.getTotalSeconds()));
    };
  }

  private Path name(long startUs, long endUs) {
    Instant start = Instant.EPOCH.plus(startUs, ChronoUnit.MICROS);
    // A file's end is a frame's length behind a rounded time; the second it means is the nearest.
    Instant end = Instant.EPOCH.plusSeconds(Math.round(endUs / 1e6));
    Path first = plan.naming().path(start, end, 0, plan.container());
    int earlier = namesTaken.merge(first, 1, Integer::sum) - 1;
    return folder.resolve(plan.naming().path(start, end, earlier, plan.container()));
  }

  private RecordedFile truncateWherePlanned(RecordedFile file) {
    for (Fault fault : plan.faults()) {
      if (fault instanceof Fault.TruncatedLastFile truncated) {
        long kept = Math.max(1, Math.round(file.sizeBytes() * truncated.keptShare()));
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
          channel.truncate(kept);
        } catch (IOException e) {
          throw new VideoWriteException("Cannot truncate %s.".formatted(file.path()), e);
        }
        return file.as(RecordedFile.State.TRUNCATED, file.path(), kept);
      }
    }
    return file;
  }

  private static RecordedFile duplicate(RecordedFile file) {
    String name = file.path().getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path copy = file.path().resolveSibling(name.substring(0, dot) + " (1)" + name.substring(dot));
    try {
      Files.copy(file.path(), copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new VideoWriteException("Cannot copy %s.".formatted(file.path()), e);
    }
    return file.as(RecordedFile.State.DUPLICATE, copy, file.sizeBytes());
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new VideoWriteException("Cannot read the size of %s.".formatted(path), e);
    }
  }
}
