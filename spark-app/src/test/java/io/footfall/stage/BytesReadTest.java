package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.PetsClip;
import io.footfall.TestNight;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Checksums;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recording that is long enough to be cut into ranges. In the first two seconds of each it is not
 * known how much people changed; nothing else hangs on where ranges begin.
 */
class BytesReadTest {
  private static final double MOST_BYTES_A_BYTE = 1.15;
  private static final String SITE =
      """
      apiVersion: footfall/v1
      stores:
        - id: S1
          timeZone: UTC
          cameras:
            - { id: pets, recordings: "**", captureTime: { preset: iso, zone: UTC }, sampling: 1 }
      """;

  @TempDir Path folder;

  @Test
  void rangesReadTheFileAboutOnceAndTheirLengthChangesNothing() throws Exception {
    TestNight cut = night("cut", Duration.ofSeconds(10), 3);
    TestNight whole = night("whole", Duration.ofHours(1), 1);
    assertThat(detections(cut)).hasSizeGreaterThan(1000).isEqualTo(detections(whole));
    assertThat(fromDetections(cut)).isEqualTo(fromDetections(whole));
    assertThat(cut.text(Catalogue.FOOTAGE, "true"))
        .isEqualTo(whole.text(Catalogue.FOOTAGE, "true"));

    Row once = ledger(whole);
    Row inRanges = ledger(cut);
    assertThat(inRanges.<Long>getAs("frames_sampled")).isEqualTo(once.getAs("frames_sampled"));
    assertThat(inRanges.<Long>getAs("frames_decoded"))
        .as("more than once where ranges meet, so there is more than one range")
        .isGreaterThan(once.getAs("frames_decoded"));
    long size = Files.size(PetsClip.source());
    assertThat(inRanges.<Long>getAs("bytes_read"))
        .isBetween((long) (0.9 * size), (long) (MOST_BYTES_A_BYTE * size));
  }

  private TestNight night(String name, Duration range, int partitions) throws Exception {
    TestNight night = TestNight.at(folder.resolve(name));
    night.land("20251103T100000Z.avi", PetsClip.source());
    Site site = SiteFile.parse(SITE, "site.yaml");
    night.run(
        site,
        RunSettings.EVERYTHING.withPartitions(OptionalInt.of(partitions)).withRangeLength(range));
    return night;
  }

  private static List<String> detections(TestNight night) {
    return night.text(Catalogue.DETECTION, "true").stream()
        .map(row -> row.replaceAll(",\"changed\":[^,}]+", ""))
        .toList();
  }

  private static Map<String, Object> fromDetections(TestNight night) {
    Map<String, Object> checksums = Checksums.of(night.open());
    checksums.keySet().removeAll(Set.of("detection", "checksum"));
    return checksums;
  }

  private static Row ledger(TestNight night) {
    return night.rows(Catalogue.RUN_LEDGER, "stage = 'DETECT'").get(0);
  }
}
