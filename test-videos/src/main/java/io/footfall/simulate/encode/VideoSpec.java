package io.footfall.simulate.encode;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a video file is made of.
 *
 * @param width of the picture as shown, in pixels, even
 * @param height of the picture as shown, in pixels, even
 * @param framesPerSecond nominal rate; a frame's own time comes with the frame
 * @param gopFrames frames from key frame to key frame; Motion JPEG has 1 whatever is asked
 * @param bFrames B-frames between two other frames, at most {@link Codec#maxBFrames()}
 * @param bitRate aimed at, in bits a second; empty = constant quality
 * @param creationTime stored in the file; empty = none, as most cameras
 */
public record VideoSpec(
    Codec codec,
    Container container,
    int width,
    int height,
    double framesPerSecond,
    int gopFrames,
    int bFrames,
    OptionalInt bitRate,
    Rotation rotation,
    IndexLayout index,
    Optional<Instant> creationTime) {

  public VideoSpec {
    require(width > 0 && width % 2 == 0, "a positive even width", width);
    require(height > 0 && height % 2 == 0, "a positive even height", height);
    require(framesPerSecond > 0 && framesPerSecond <= 240, "0 < frames/s <= 240", framesPerSecond);
    require(gopFrames > 0, "at least one frame a group", gopFrames);
    require(
        bFrames >= 0 && bFrames <= codec.maxBFrames(),
        "0 to %d B-frames for %s".formatted(codec.maxBFrames(), codec),
        bFrames);
    require(bitRate.isEmpty() || bitRate.getAsInt() > 0, "a positive bit rate", bitRate);
    require(container.holds(codec), "a codec that %s holds".formatted(container), codec);
    require(
        rotation == Rotation.NONE || container.hasEditList(),
        "MP4 or MOV for a rotation",
        container);
  }

  /** H.264 in MP4 of constant quality, a key frame every two seconds, index last. */
  public static VideoSpec of(int width, int height, double framesPerSecond) {
    return new VideoSpec(
        Codec.H264,
        Container.MP4,
        width,
        height,
        framesPerSecond,
        (int) Math.max(1, Math.round(2 * framesPerSecond)),
        0,
        OptionalInt.empty(),
        Rotation.NONE,
        IndexLayout.LAST,
        Optional.empty());
  }

  /** The same picture in another codec and container, without B-frames. */
  public VideoSpec with(Codec newCodec, Container newContainer) {
    return new VideoSpec(
        newCodec,
        newContainer,
        width,
        height,
        framesPerSecond,
        gopFrames,
        0,
        bitRate,
        rotation,
        index,
        creationTime);
  }

  public VideoSpec withGopFrames(int frames) {
    return new VideoSpec(
        codec,
        container,
        width,
        height,
        framesPerSecond,
        frames,
        bFrames,
        bitRate,
        rotation,
        index,
        creationTime);
  }

  public VideoSpec withBFrames(int frames) {
    return new VideoSpec(
        codec,
        container,
        width,
        height,
        framesPerSecond,
        gopFrames,
        frames,
        bitRate,
        rotation,
        index,
        creationTime);
  }

  public VideoSpec withBitRate(int bitsPerSecond) {
    return new VideoSpec(
        codec,
        container,
        width,
        height,
        framesPerSecond,
        gopFrames,
        bFrames,
        OptionalInt.of(bitsPerSecond),
        rotation,
        index,
        creationTime);
  }

  public VideoSpec withRotation(Rotation turn) {
    return new VideoSpec(
        codec,
        container,
        width,
        height,
        framesPerSecond,
        gopFrames,
        bFrames,
        bitRate,
        turn,
        index,
        creationTime);
  }

  public VideoSpec withIndex(IndexLayout layout) {
    return new VideoSpec(
        codec,
        container,
        width,
        height,
        framesPerSecond,
        gopFrames,
        bFrames,
        bitRate,
        rotation,
        layout,
        creationTime);
  }

  public VideoSpec withCreationTime(Instant time) {
    return new VideoSpec(
        codec,
        container,
        width,
        height,
        framesPerSecond,
        gopFrames,
        bFrames,
        bitRate,
        rotation,
        index,
        Optional.of(time));
  }

  /** Frames from key frame to key frame as the codec has them. */
  int groupFrames() {
    return codec == Codec.MJPEG ? 1 : gopFrames;
  }

  int storedWidth() {
    return rotation.swapsSides() ? height : width;
  }

  int storedHeight() {
    return rotation.swapsSides() ? width : height;
  }

  private static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "A video file needs %s, but was %s".formatted(rule, value));
    }
  }
}
