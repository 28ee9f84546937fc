package io.footfall.job;

import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Micros;
import io.footfall.report.Heads;
import io.footfall.site.Camera;
import io.footfall.site.Floor;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import io.footfall.stage.AnnotateVideo;
import io.footfall.video.FrameTimes;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoInfo;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code footfall inspect}: what is in a file, and what the job would see in it. */
@Command(
    name = "inspect",
    description =
        "Says what is in a video file; with --annotate draws tracks, lines, zones and counts into a new video.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Mixin private Printer printer;
  @Mixin private JobOptions job;

  @Parameters(paramLabel = "VIDEO", description = "Video file.")
  private Path video;

  @Option(
      names = "--annotate",
      paramLabel = "OUT.mp4",
      description = "Draw what is found into this H.264 file.")
  private Path annotated;

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description = "Site file with the camera's lines and zones.")
  private Path siteFile;

  @Option(
      names = "--camera",
      paramLabel = "STORE/CAMERA",
      description = "Camera of the site file; may be left out when there is only one.")
  private String camera;

  @Option(names = "--show-heads", description = "Do not blur heads in the annotated video.")
  private boolean showHeads;

  @Override
  public Integer call() throws Exception {
    VideoInfo info;
    if (!Files.isRegularFile(video)) {
      throw new CommandException(ExitCode.STORAGE, "There is no file %s.".formatted(video));
    }
    try (SeekableByteChannel bytes = Files.newByteChannel(video)) {
      info = job.decoding().isolation().probe(bytes, video.toString());
    }
    Map<String, Object> figures = figures(info);
    if (annotated != null) {
      annotate(info, figures);
    }
    printer.figures(figures);
    for (ProbeIssue issue : info.issues()) {
      printer.say("  %-24s %s".formatted("issue", issue.message()));
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> figures(VideoInfo info) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("container", info.container());
    figures.put("codec", info.codec());
    figures.put("picture", info.picture().toString());
    figures.put("rotation_degrees", info.rotationDegrees());
    figures.put("duration_seconds", Micros.seconds(info.durationUs()));
    figures.put("frames", info.frameCount());
    figures.put("frames_per_second", info.nominalFramesPerSecond());
    figures.put("variable_frame_rate", info.variableFrameRate());
    figures.put("key_frames", info.keyFrames().size());
    figures.put("creation_time", info.creationTime().map(Instant::toString).orElse("none"));
    figures.put("size_bytes", info.sizeBytes());
    figures.put("fingerprint", info.fingerprint());
    figures.put("issues", info.issues().size());
    return figures;
  }

  private void annotate(VideoInfo info, Map<String, Object> figures) throws Exception {
    AnnotateVideo annotation =
        new AnnotateVideo(video, info, job.model(), view(info), job.decoding().isolation());
    printer.progress("Finding people");
    AnnotateVideo.Found found = annotation.find();
    printer.progress("Drawing");
    annotation.draw(found, annotated);
    figures.put("tracks", found.tracks().size());
    figures.put("crossings_in", count(found.crossings(), Crossing.Direction.IN));
    figures.put("crossings_out", count(found.crossings(), Crossing.Direction.OUT));
    figures.put("zone_visits", found.visits().size());
    figures.put("annotated", annotated.toString());
  }

  private static long count(List<Crossing> crossings, Crossing.Direction direction) {
    return crossings.stream()
        .filter(crossing -> crossing.direction() == direction && !crossing.netted())
        .count();
  }

  private AnnotateVideo.View view(VideoInfo info) throws Exception {
    long startUs = info.creationTime().map(Micros::of).orElse(0L);
    Heads heads = showHeads ? Heads.SHOWN : Heads.MOSAIC;
    if (siteFile == null) {
      return new AnnotateVideo.View(
          new CameraId("-", "-"),
          List.of(),
          List.of(),
          List.of(),
          ZoneOffset.UTC,
          startUs,
          FrameTimes.grid(5, startUs),
          heads);
    }
    Site site = SiteFile.read(siteFile);
    Camera chosen = chosen(site);
    ZoneId zone = site.store(chosen.id().store()).orElseThrow().zone();
    FrameTimes times =
        chosen.sampling().isEveryFrame()
            ? FrameTimes.every()
            : FrameTimes.grid(chosen.sampling().framesPerSecond().getAsDouble(), startUs);
    return new AnnotateVideo.View(
        chosen.id(),
        chosen.lines(),
        chosen.zones(),
        chosen.floor().map(Floor::pairs).orElse(List.of()),
        zone,
        startUs,
        times,
        heads);
  }

  private Camera chosen(Site site) {
    Optional<Camera> only =
        site.cameras().size() == 1 ? Optional.of(site.cameras().get(0)) : Optional.empty();
    return Optional.ofNullable(camera)
        .flatMap(
            name -> site.cameras().stream().filter(c -> c.id().toString().equals(name)).findFirst())
        .or(() -> camera == null ? only : Optional.empty())
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    "Which camera? --camera takes one of "
                        + site.cameras().stream().map(c -> c.id().toString()).toList()));
  }
}
