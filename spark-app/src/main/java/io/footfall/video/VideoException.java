package io.footfall.video;

import java.io.IOException;

/**
 * A video that cannot be used, or not read, with what, where and what to do about it.
 *
 * <p>Damage inside an otherwise readable video is not thrown but reported as {@link ProbeIssue}.
 */
public final class VideoException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a video cannot be used. */
  public enum Fault {
    /** No bytes at all. */
    EMPTY,
    /** Not one of the containers we read, or something else under a video's name. */
    NOT_A_VIDEO,
    /** An MP4 whose index was never written: the recorder was switched off. */
    NO_INDEX,
    /** A container without a picture. */
    NO_VIDEO_STREAM,
    /** A picture in a codec we do not decode. */
    UNSUPPORTED_CODEC,
    /** The file ends before its content does. */
    TRUNCATED,
    /** Content that contradicts its format. */
    DAMAGED,
    /** The bytes could not be fetched; says nothing about the video. */
    STORAGE,
    /** The process that decoded it crashed, hung or had to be ended. */
    DECODER_DIED
  }

  private final Fault fault;

  /**
   * Makes an exception.
   *
   * @param message what, where, and what to do
   * @param cause what made it known, may be null
   */
  public VideoException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /**
   * A fault in what was fetched.
   *
   * @param message what, where, and what to do, as {@link String#formatted}
   */
  static VideoException of(Fault fault, String message, Object... arguments) {
    return new VideoException(fault, message.formatted(arguments), null);
  }

  /** The bytes of a video could not be fetched. */
  public static VideoException storage(String name, IOException cause) {
    return new VideoException(
        Fault.STORAGE,
        "Cannot read the bytes of %s: %s. The video may be fine; look at the storage and run again."
            .formatted(name, cause.getMessage() == null ? cause : cause.getMessage()),
        cause);
  }

  /** The kind of fault, for a program to act on. */
  public Fault fault() {
    return fault;
  }
}
