package io.footfall.site;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the name of a camera's recording tells when the recording begins.
 *
 * @param patterns tried in order; none when names tell nothing
 * @param zone the zone of the clock that wrote the name, for names without their own offset
 */
public record CaptureTimeRule(List<NamePattern> patterns, ZoneId zone) {
  public CaptureTimeRule {
    patterns = List.copyOf(patterns);
  }

  /** The names that the recorders of well-known makers write. */
  public enum Preset {
    /**
     * Card and FTP folders, {@code 2026-11-20/001/dav/12/12.00.00-12.15.00[R][0@0][0].dav}, and
     * downloads, {@code CAM_ch1_main_20261120120000_20261120121500.dav}.
     */
    DAHUA("yyyy-MM-dd/**HH.mm.ss-", "yyyyMMdd/**HH.mm.ss-", "yyyyMMddHHmmss"),

    /**
     * FTP, {@code 192.168.0.64_01_20261120120000123_TIMING.mp4}; downloads, {@code
     * ch01_00000000001000000_20261120120000_20261120121500.mp4} or {@code
     * ch01_20261120_120000.mp4}. The card's own {@code hiv00001.mp4} tells nothing.
     */
    HIKVISION("yyyyMMddHHmmssSSS", "yyyyMMddHHmmss", "yyyyMMdd_HHmmss", "yyyyMMdd'T'HHmmss[X]"),

    /** The blocks of a card or network share, {@code 20261120_120000_25CE.mkv}. */
    AXIS("yyyyMMdd_HHmmss"),

    /** ISO 8601, extended or basic, also with dashes for the colons no file name likes. */
    ISO(
        "yyyy-MM-dd'T'HH-mm-ss[.SSS][X]",
        "yyyy-MM-dd'T'HH:mm:ss[.SSS][X]",
        "yyyyMMdd'T'HHmmss[X]",
        "yyyy-MM-dd_HH-mm-ss",
        "yyyy-MM-dd HH-mm-ss");

    private final List<NamePattern> patterns;

    Preset(String... patterns) {
      this.patterns = Stream.of(patterns).map(NamePattern::of).toList();
    }

    public List<NamePattern> patterns() {
      return patterns;
    }

    /** The word for it in a site file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All presets in turn: the rule of a camera whose site file names none. */
  public static CaptureTimeRule anyPreset(ZoneId zone) {
    return new CaptureTimeRule(
        Stream.of(Preset.values())
            .flatMap(preset -> preset.patterns().stream())
            .distinct()
            .toList(),
        zone);
  }
}
