package io.footfall.simulate;

import io.footfall.simulate.draw.CameraFootage;
import io.footfall.simulate.draw.FrameRenderer;
import io.footfall.simulate.encode.CameraClock;
import io.footfall.simulate.encode.Codec;
import io.footfall.simulate.encode.Container;
import io.footfall.simulate.encode.Fault;
import io.footfall.simulate.encode.FileNaming;
import io.footfall.simulate.encode.ProgressListener;
import io.footfall.simulate.encode.RecordedFile;
import io.footfall.simulate.encode.Recorder;
import io.footfall.simulate.encode.RecordingPlan;
import io.footfall.simulate.encode.Vendor;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.RecorderSettings;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioException;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.scenario.SimulatedStore;
import io.footfall.simulate.truth.MotTruth;
import io.footfall.simulate.truth.SiteYaml;
import io.footfall.simulate.truth.StoreTruth;
import io.footfall.simulate.truth.TruthFiles;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a scenario: footage below {@code footage/STORE/CAMERA}, the truth below {@code truth/STORE}
 * and the fitting {@code site.yaml}. Uses every core; holds one store and one stretch of recording
 * at a time.
 */
public final class Simulation {
  private static final int BITS_A_KILOBIT = 1000;

  private final Scenario scenario;
  private final int cameras;
  private final SimulationRequest request;
  private final ProgressListener progress;
  private final List<RecordedFile> files = new ArrayList<>();
  private long doneBefore;
  private long total;

  private Simulation(SimulationRequest request, ProgressListener progress) {
    this.request = request;
    this.progress = progress;
    Scenario loaded = ScenarioFile.load(request.scenario());
    if (request.length().isPresent()) {
      loaded = loaded.withFootage(loaded.footage().withLength(request.length().get()));
    }
    if (request.seed().isPresent()) {
      loaded = loaded.withSeed(request.seed().getAsLong());
    }
    if (request.stores().isPresent()) {
      loaded =
          loaded.withStores(loaded.stores().stream().limit(request.stores().getAsInt()).toList());
    }
    this.scenario = loaded;
    this.cameras = request.cameras().orElse(Integer.MAX_VALUE);
  }

  /**
   * Runs a request.
   *
   * @param progress hears frames done and frames in all, drawing and truth counted apart
   * @return the files recorded, in the order they were written
   * @throws io.footfall.simulate.scenario.ScenarioException when there is no such scenario or it is
   *     faulty
   */
  public static List<RecordedFile> run(SimulationRequest request, ProgressListener progress) {
    Simulation simulation = new Simulation(request, progress);
    simulation.run();
    return List.copyOf(simulation.files);
  }

  private void run() {
    try {
      clear(request.out().resolve("truth"));
      clear(request.out().resolve("footage"));
      Files.createDirectories(request.out().resolve("footage"));
      Files.writeString(request.out().resolve("site.yaml"), SiteYaml.of(scenario, cameras));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to %s".formatted(request.out()), e);
    }
    countFrames();
    for (SimulatedStore store : scenario.stores()) {
      Map<String, FrameRenderer> renderers = new HashMap<>();
      for (Window window : Window.of(scenario.footage(), store)) {
        record(store, window, renderers);
      }
    }
  }

  private List<CameraMount> cameras(SimulatedStore store) {
    return store.layout().cameras().stream().limit(cameras).toList();
  }

  private void countFrames() {
    Footage footage = scenario.footage();
    double frames = footage.length().toNanos() / 1e9 * footage.framesPerSecond();
    int passes = request.output() == SimulationRequest.Output.TRUTH_ONLY ? 1 : 2;
    for (SimulatedStore store : scenario.stores()) {
      total += (long) frames * footage.days() * cameras(store).size() * passes;
    }
  }

  private void record(SimulatedStore store, Window window, Map<String, FrameRenderer> renderers) {
    Footage footage = scenario.footage();
    StoreWindow world = StoreWindow.simulate(scenario, store, window);
    Path truth = request.out().resolve("truth").resolve(store.id());
    TruthFiles.append(StoreTruth.of(world, footage, cameras(store)), truth);
    int channel = 0;
    for (CameraMount mount : cameras(store)) {
      channel++;
      FrameRenderer renderer =
          renderers.computeIfAbsent(
              mount.id(), id -> CameraFootage.renderer(store, footage, mount, scenario.seed()));
      CameraFootage pictures = new CameraFootage(world, footage, mount, renderer);
      MotTruth.write(
          pictures, renderer.distractors(), store, mount.id(), truth, window.date(), this::report);
      doneBefore += pictures.frameCount();
      if (request.output() == SimulationRequest.Output.FOOTAGE_AND_TRUTH) {
        Path folder = request.out().resolve("footage").resolve(store.id()).resolve(mount.id());
        files.addAll(Recorder.record(pictures, plan(store, channel), folder, this::report));
        doneBefore += pictures.frameCount();
      }
    }
  }

  private RecordingPlan plan(SimulatedStore store, int channel) {
    Vendor vendor = Vendor.valueOf(scenario.footage().vendor().toUpperCase(Locale.ROOT));
    FileNaming naming =
        switch (vendor) {
          case DAHUA -> FileNaming.dahua(store.zone()).withCamera("%03d".formatted(channel));
          case HIKVISION ->
              FileNaming.hikvision(store.zone()).withCamera("%02d".formatted(channel));
          case AXIS -> FileNaming.axis(store.zone());
          case ISO -> FileNaming.iso(store.zone());
        };
    RecorderSettings recorder = scenario.footage().recorder();
    RecordingPlan plan =
        RecordingPlan.of(naming)
            .with(
                named("codec", Codec.class, recorder.codec()),
                named("container", Container.class, recorder.container()))
            .withBFrames(recorder.bFrames())
            .withSegment(scenario.footage().segment())
            .withTimestampJitter(recorder.jitter())
            .withDroppedFrames(recorder.droppedFrames())
            .withSeed(scenario.seed())
            .withFaults(faults(recorder.faults()))
            .withClock(
                new CameraClock(recorder.clockAhead(), recorder.driftPpm(), recorder.clockSet()));
    return recorder.kilobitsPerSecond().isPresent()
        ? plan.withBitRate(BITS_A_KILOBIT * recorder.kilobitsPerSecond().getAsInt())
        : plan;
  }

  private static Fault[] faults(RecorderSettings.Faults wanted) {
    List<Fault> faults = new ArrayList<>();
    wanted.gaps().forEach(gap -> faults.add(new Fault.Gap(gap.from(), gap.until())));
    wanted.overlaps().forEach(o -> faults.add(new Fault.Overlap(o.file(), o.length())));
    wanted.duplicates().forEach(file -> faults.add(new Fault.Duplicate(file)));
    if (wanted.lastFileKept() < 1) {
      faults.add(new Fault.TruncatedLastFile(wanted.lastFileKept()));
    }
    return faults.toArray(Fault[]::new);
  }

  private static <E extends Enum<E>> E named(String what, Class<E> kinds, String name) {
    for (E kind : kinds.getEnumConstants()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return kind;
      }
    }
    throw new ScenarioException(
        "There is no %s '%s'; take one of %s"
            .formatted(what, name, Arrays.toString(kinds.getEnumConstants())));
  }

  private void report(long framesDone, long framesTotal) {
    progress.progress(doneBefore + framesDone, total);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
