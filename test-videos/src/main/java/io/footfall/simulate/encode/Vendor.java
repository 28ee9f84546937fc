package io.footfall.simulate.encode;

/** Whose habits of naming recordings are followed. */
public enum Vendor {
  /** {@code 2026-11-20/001/dav/12/12.00.00-12.15.00[R][0@0][0].mp4}: local start and end. */
  DAHUA,
  /** {@code ch01_20261120_120000.mp4}: local start. */
  HIKVISION,
  /** {@code 20261120_120000_ACCC8E000001.mkv}: local start and the camera's serial number. */
  AXIS,
  /**
   * {@code 2026-11-20T12-00-00Z.mp4}: start with its distance from UTC; colons are not for files.
   */
  ISO
}
