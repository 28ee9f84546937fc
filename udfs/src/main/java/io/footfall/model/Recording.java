package io.footfall.model;

import io.footfall.geometry.PictureSize;
import java.io.Serializable;

/**
 * A readable video file of a camera.
 *
 * @param id hash of camera, fingerprint and capture start
 * @param name file name below the landing root, '/' separated
 * @param uri where the file lies
 * @param modifiedUs when storage last saw it change, UTC
 * @param etag storage's version of the content
 * @param fingerprint hash of the packet table
 * @param captureStartUs when the first frame was taken, UTC, clock offset applied
 * @param captureSource where that time comes from
 * @param picture size as shown
 * @param framesPerSecond nominal rate
 * @param durationUs first shown frame to the end of the last
 */
public record Recording(
    String id,
    CameraId camera,
    String name,
    String uri,
    long sizeBytes,
    long modifiedUs,
    String etag,
    String fingerprint,
    long captureStartUs,
    String captureSource,
    String container,
    String codec,
    PictureSize picture,
    int rotationDegrees,
    double framesPerSecond,
    boolean variableFrameRate,
    long frameCount,
    long durationUs,
    Status status)
    implements Serializable {
  /** Whether a recording's people are counted. */
  public enum Status {
    COUNTED,
    /** Another file holds the same footage and is counted. */
    DUPLICATE
  }

  public long captureEndUs() {
    return captureStartUs + durationUs;
  }

  public boolean isCounted() {
    return status == Status.COUNTED;
  }

  /** The same recording with another status. */
  public Recording with(Status other) {
    return new Recording(
        id,
        camera,
        name,
        uri,
        sizeBytes,
        modifiedUs,
        etag,
        fingerprint,
        captureStartUs,
        captureSource,
        container,
        codec,
        picture,
        rotationDegrees,
        framesPerSecond,
        variableFrameRate,
        frameCount,
        durationUs,
        other);
  }
}
