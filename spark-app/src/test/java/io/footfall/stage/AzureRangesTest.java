package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import io.footfall.PetsClip;
import io.footfall.geometry.PictureSize;
import io.footfall.landing.LandedFile;
import io.footfall.landing.Landing;
import io.footfall.landing.LandingAddress;
import io.footfall.landing.RangeChannel;
import io.footfall.storage.Azurite;
import io.footfall.storage.FaultyStorage;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameRangePlanner;
import io.footfall.video.FrameReader;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameTimes;
import io.footfall.video.VideoProbe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ranges of a recording take from a container. */
class AzureRangesTest {
  private static final double MOST_BYTES_A_BYTE = 1.15;
  private static final PictureSize SMALL = new PictureSize(192, 144);

  @ParameterizedTest
  @ValueSource(strings = {"http", "abfs"})
  void rangesTakeTheFileAboutOnceInFewRequests(String scheme) throws Exception {
    BlobContainerClient container =
        Azurite.running().container("ranges-" + UUID.randomUUID().toString().substring(0, 8));
    container.getBlobClient("a.avi").uploadFromFile(PetsClip.source().toString());
    String name = container.getBlobContainerName();
    try (FaultyStorage counter = FaultyStorage.counting(Azurite.running().port())) {
      String uri = scheme.equals("abfs") ? Azurite.abfs(name) : Azurite.https(counter.port(), name);
      try (Landing landing =
          new LandingAddress(uri, Azurite.hadoopSettings(counter.port())).open()) {
        LandedFile file = landing.list().get(0);
        List<FrameRange> ranges = ranges(landing, file);
        assertThat(ranges).hasSizeGreaterThan(1);
        long before = counter.bytesRead(file.name());
        int requestsBefore = counter.requests();
        long fetched = 0;
        for (int i = 0; i < ranges.size(); i++) {
          long next = i + 1 < ranges.size() ? ranges.get(i + 1).seekPosition() : file.sizeBytes();
          fetched += read(landing, file, ranges.get(i), next);
        }
        assertThat(counter.bytesRead(file.name()) - before)
            .as("what storage sent is what the channels counted")
            .isEqualTo(fetched);
        assertThat((double) fetched / file.sizeBytes()).isBetween(0.9, MOST_BYTES_A_BYTE);
        assertThat(counter.requests() - requestsBefore).isLessThan(40);
      }
    }
  }

  private static List<FrameRange> ranges(Landing landing, LandedFile file) throws Exception {
    try (RangeChannel bytes = landing.open(file)) {
      return FrameRangePlanner.plan(VideoProbe.probe(bytes, file.name()), Duration.ofSeconds(10));
    }
  }

  private static long read(Landing landing, LandedFile file, FrameRange range, long next)
      throws Exception {
    try (RangeChannel bytes = RangeDetection.opened(landing, file, range, next);
        FrameReader frames =
            FrameReader.open(
                bytes, file.name(), range, FrameTimes.grid(1, 0), FrameSizes.scaled(SMALL))) {
      while (frames.next()) {
        // What it takes to get there is what counts.
      }
      return bytes.bytesFetched();
    }
  }
}
