package io.footfall.stage;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a run came to. */
public final class RunSummary {
  private final Land.Totals landed;
  private final DetectRecordings.Totals detected;
  private final CameraDays.Totals measured;
  private final long lagSeconds;

  RunSummary(
      Land.Totals landed,
      DetectRecordings.Totals detected,
      CameraDays.Totals measured,
      long lagSeconds) {
    this.lagSeconds = lagSeconds;
    this.landed = landed;
    this.detected = detected;
    this.measured = measured;
  }

  /** Files that a camera claims. */
  public int files() {
    return landed.files();
  }

  /** Time that Detect's tasks took, summed, seconds. */
  public double detectCoreSeconds() {
    return detected.coreSeconds();
  }

  /** Frames that the detector looked at. */
  public long framesSampled() {
    return detected.framesSampled();
  }

  /** Recordings that are lost to the counts, of those the run looked at. */
  public int failed() {
    return landed.unreadable() + detected.failed();
  }

  /** The figures by name, in the order people read them. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("files", landed.files());
    figures.put("new_or_changed_files", landed.probed());
    figures.put("unreadable_files", landed.unreadable());
    figures.put("duplicates", landed.duplicates());
    figures.put("recordings_failed", detected.failed());
    figures.put("frames_decoded", detected.framesDecoded());
    figures.put("frames_sampled", detected.framesSampled());
    figures.put("detections", detected.detections());
    figures.put("bytes_read", detected.bytesRead());
    figures.put("core_seconds", detected.coreSeconds());
    figures.put("camera_days_tracked", measured.tracked());
    figures.put("camera_days_measured", measured.measured());
    figures.put("store_days_published", measured.published());
    figures.put("lag_seconds", lagSeconds);
    return figures;
  }
}
