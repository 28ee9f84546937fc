package io.footfall.landing;

import io.footfall.model.CameraId;
import io.footfall.site.Camera;
import io.footfall.site.CaptureTimeRule;
import io.footfall.site.NamePattern;
import io.footfall.site.OpeningHours;
import io.footfall.site.Sampling;
import io.footfall.site.Site;
import io.footfall.site.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds cameras and files for tests. */
final class Cameras {
  private Cameras() {}

  static Camera named(String id, String recordings) {
    return camera(id, recordings, "yyyyMMdd_HHmmss", "UTC", Duration.ZERO);
  }

  static Camera camera(
      String id, String recordings, String pattern, String zone, Duration clockOffset) {
    return new Camera(
        new CameraId("S", id),
        recordings,
        new CaptureTimeRule(List.of(NamePattern.of(pattern)), ZoneId.of(zone)),
        clockOffset,
        Optional.empty(),
        Sampling.DEFAULT,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static Site site(Camera... cameras) {
    return Site.of(
        List.of(new Store("S", "S", "", ZoneId.of("UTC"), OpeningHours.ALWAYS, List.of(cameras))));
  }

  static LandedFile file(String name, String modified) {
    return new LandedFile("x:/" + name, name, 1, Instant.parse(modified), "t");
  }

  static List<LandedFile> files(String modified, String... names) {
    return Stream.of(names).map(name -> file(name, modified)).toList();
  }
}
