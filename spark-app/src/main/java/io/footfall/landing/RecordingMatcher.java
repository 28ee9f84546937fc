package io.footfall.landing;

import io.footfall.site.Camera;
import io.footfall.site.Glob;
import io.footfall.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which landed files are recordings, of which camera, and whether they are complete.
 *
 * <p>A file is complete when nobody holds a lease on it and it has not changed for the quiet time
 * or a marker lies beside it: {@code x.mp4.done} or {@code x.done} for {@code x.mp4}. A sidecar is
 * {@code x.mp4.json} or {@code x.json}. Empty and unfinished files are recordings as well, so that
 * they are told about rather than passed over.
 */
public final class RecordingMatcher {
  private static final Set<String> VIDEO =
      Set.of(
          ("mp4 m4v mov mkv webm avi wmv asf flv ts m2ts mts mpg mpeg mpe m2v vob ps dav 3gp 3g2"
                  + " h264 264 avc h265 265 hevc mjpeg mjpg mxf nut ogv dv")
              .split(" "));

  /** What a transfer leaves at the end of a name while it is under way, or when it broke off. */
  private static final Set<String> UNFINISHED =
      Set.of("part", "partial", "tmp", "temp", "filepart", "crdownload", "download", "upload");

  /**
   * A recording and the camera that took it.
   *
   * @param sidecar the file beside it that may tell more
   */
  public record Claimed(LandedFile file, Camera camera, Optional<LandedFile> sidecar) {
    /** True when the name says that the file's transfer has not ended. */
    public boolean isUnfinished() {
      return UNFINISHED.contains(extension(file.fileName()));
    }
  }

  /** A recording that the patterns of several cameras fit. */
  public record ClaimedTwice(LandedFile file, List<Camera> cameras) {
    public ClaimedTwice {
      cameras = List.copyOf(cameras);
    }
  }

  /**
   * Every listed file in one of five lists, each in the order of names.
   *
   * @param recordings complete, of one camera
   * @param changing of one camera, but leased or changed so lately that it may still grow
   * @param unclaimed recordings that no camera's pattern fits
   * @param claimedTwice recordings that several cameras' patterns fit; they belong to nobody until
   *     the site file is mended
   * @param others sidecars, markers and whatever else is no video
   */
  public record Matches(
      List<Claimed> recordings,
      List<Claimed> changing,
      List<LandedFile> unclaimed,
      List<ClaimedTwice> claimedTwice,
      List<LandedFile> others) {}

  private final Map<Camera, Glob> patterns;
  private final Duration quietTime;

  /**
   * A matcher for the cameras of a site.
   *
   * @param quietTime how long a file must have rested; zero takes all
   */
  public RecordingMatcher(Site site, Duration quietTime) {
    if (quietTime.isNegative()) {
      throw new IllegalArgumentException(
          "A quiet time is not negative, but was %s".formatted(quietTime));
    }
    this.patterns =
        site.cameras().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    camera -> Glob.of(camera.recordings()),
                    (first, second) -> first,
                    LinkedHashMap::new));
    this.quietTime = quietTime;
  }

  /**
   * Sorts a listing into recordings and the rest.
   *
   * @param now the instant of the listing
   */
  public Matches match(List<LandedFile> listing, Instant now) {
    List<LandedFile> files =
        listing.stream().sorted(Comparator.comparing(LandedFile::name)).toList();
    Map<String, LandedFile> byName =
        files.stream().collect(Collectors.toMap(LandedFile::name, Function.identity()));
    Matches matches =
        new Matches(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (LandedFile file : files) {
      if (!isRecording(file.fileName())) {
        matches.others().add(file);
        continue;
      }
      List<Camera> cameras = cameras(file);
      if (cameras.isEmpty()) {
        matches.unclaimed().add(file);
      } else if (cameras.size() > 1) {
        matches.claimedTwice().add(new ClaimedTwice(file, cameras));
      } else {
        Claimed claimed = new Claimed(file, cameras.get(0), beside(file, "json", byName));
        boolean rests = !file.modified().isAfter(now.minus(quietTime)) || quietTime.isZero();
        boolean complete = !file.leased() && (rests || beside(file, "done", byName).isPresent());
        (complete ? matches.recordings() : matches.changing()).add(claimed);
      }
    }
    return matches;
  }

  private List<Camera> cameras(LandedFile file) {
    return patterns.entrySet().stream()
        .filter(entry -> entry.getValue().matches(file.name()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isRecording(String fileName) {
    String extension = extension(fileName);
    return VIDEO.contains(extension) || UNFINISHED.contains(extension);
  }

  private static Optional<LandedFile> beside(
      LandedFile file, String extension, Map<String, LandedFile> byName) {
    String name = file.name();
    String stem = name.substring(0, name.length() - extension(name).length() - 1);
    return Stream.of(name, stem)
        .map(base -> byName.get(base + "." + extension))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
