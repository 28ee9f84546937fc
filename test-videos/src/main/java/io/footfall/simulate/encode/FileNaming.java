package io.footfall.simulate.encode;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How recordings are named, in local time of a zone.
 *
 * <p>In the night the clocks go back an hour's names come twice, except with {@link Vendor#ISO},
 * whose names carry the distance from UTC. The second file of a name differs by a number, as
 * recorders do it: Dahua counts up its last bracket, the others add {@code _1}.
 *
 * @param zone of the camera's clock
 * @param camera Dahua and Hikvision: the channel, two or three digits; Axis: the serial number;
 *     ISO: unused
 */
public record FileNaming(Vendor vendor, ZoneId zone, String camera) {
  private static final DateTimeFormatter COMPACT = pattern("yyyyMMdd_HHmmss");
  private static final DateTimeFormatter ISO = pattern("yyyy-MM-dd'T'HH-mm-ssXX");
  private static final DateTimeFormatter DAHUA_FOLDER = pattern("yyyy-MM-dd'/%s/dav/'HH'/'");
  private static final DateTimeFormatter DAHUA_TIME = pattern("HH.mm.ss");

  public FileNaming {
    if (!camera.matches("[A-Za-z0-9]*")) {
      throw new IllegalArgumentException(
          "A camera's name in file names needs letters and digits, but was " + camera);
    }
  }

  public static FileNaming dahua(ZoneId zone) {
    return new FileNaming(Vendor.DAHUA, zone, "001");
  }

  public static FileNaming hikvision(ZoneId zone) {
    return new FileNaming(Vendor.HIKVISION, zone, "01");
  }

  public static FileNaming axis(ZoneId zone) {
    return new FileNaming(Vendor.AXIS, zone, "ACCC8E000001");
  }

  public static FileNaming iso(ZoneId zone) {
    return new FileNaming(Vendor.ISO, zone, "");
  }

  public static FileNaming isoUtc() {
    return iso(ZoneOffset.UTC);
  }

  public FileNaming withCamera(String channelOrSerial) {
    return new FileNaming(vendor, zone, channelOrSerial);
  }

  /**
   * Names a recording, relative to the camera's folder.
   *
   * @param start by the camera's clock; fractions of a second are cut off
   * @param end by the camera's clock
   * @param earlierOfThatName recordings that bear the name already
   */
  public Path path(Instant start, Instant end, int earlierOfThatName, Container container) {
    ZonedDateTime from = start.atZone(zone);
    String stem =
        switch (vendor) {
          case DAHUA ->
              from.format(DAHUA_FOLDER).formatted(camera)
                  + from.format(DAHUA_TIME)
                  + "-"
                  + end.atZone(zone).format(DAHUA_TIME)
                  + "[R][0@0][%d]".formatted(earlierOfThatName);
          case HIKVISION -> "ch%s_%s".formatted(camera, from.format(COMPACT));
          case AXIS -> "%s_%s".formatted(from.format(COMPACT), camera);
          case ISO -> from.format(ISO);
        };
    String number = vendor == Vendor.DAHUA || earlierOfThatName == 0 ? "" : "_" + earlierOfThatName;
    return Path.of(stem + number + "." + container.extension());
  }

  private static DateTimeFormatter pattern(String text) {
    return DateTimeFormatter.ofPattern(text, Locale.ROOT);
  }
}
