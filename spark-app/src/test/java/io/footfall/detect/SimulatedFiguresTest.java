package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.simulate.draw.CameraFootage;
import io.footfall.simulate.draw.FrameRenderer;
import io.footfall.simulate.draw.Sighting;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.scenario.SimulatedStore;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The default detector believes in the simulator's people: frames straight from the renderer, no
 * video between; {@code -Dfootfall.figures=60} looks at as many frames of each camera.
 */
class SimulatedFiguresTest {
  private static final int FRAMES = Integer.getInteger("footfall.figures", 12);
  private static final double THRESHOLD = 0.35;

  /** Figures that count: whole, this tall at least, and hidden by a tenth at most. */
  private static final double LEAST_HEIGHT = 60;

  private static final double LEAST_VISIBLE = 0.9;

  /** Scenarios, and the hour of recording from which there is something to see. */
  private static final Map<String, Double> SCENARIOS =
      Map.of(
          "quiet-shop", 0.0,
          "busy-saturday", 3.5,
          "line-flicker", 0.0,
          "occlusion-torture", 0.0,
          "two-cameras-one-door", 0.0);

  private int frames;
  private int figures;
  private int found;
  private int mistaken;
  private double scores;

  @Test
  void figuresAreFoundAndNothingElseIs() throws Exception {
    for (Map.Entry<String, Double> scenario : SCENARIOS.entrySet()) {
      look(ScenarioFile.load(scenario.getKey()), scenario.getValue());
    }
    System.out.printf(
        "SimulatedFiguresTest: %d figures in %d frames, mean score %.3f, found at %.2f: %.3f, people where none are: %.4f a frame%n",
        figures,
        frames,
        scores / figures,
        THRESHOLD,
        (double) found / figures,
        (double) mistaken / frames);
    assertThat(figures).isGreaterThan(10 * FRAMES);
    assertThat(scores / figures).isGreaterThan(0.5);
    assertThat((double) found / figures).isGreaterThan(0.95);
    assertThat((double) mistaken / frames).isLessThan(0.05);
  }

  private void look(Scenario scenario, double fromHour) throws Exception {
    SimulatedStore store = scenario.stores().get(0);
    var day = scenario.footage();
    StoreWindow world = StoreWindow.simulate(scenario, store, Window.of(day, store).get(0));
    PictureSize size = new PictureSize(day.width(), day.height());
    PictureSize input = Detectors.inputFor(TestModels.centernet(), size);
    long first = Math.round(fromHour * 3600 * day.framesPerSecond());
    try (PersonDetector detector = Detectors.open(TestModels.centernet(), input)) {
      for (CameraMount mount : store.layout().cameras()) {
        FrameRenderer renderer = CameraFootage.renderer(store, day, mount, scenario.seed());
        CameraFootage footage = new CameraFootage(world, day, mount, renderer);
        List<Box> props = renderer.distractors().stream().map(SimulatedFiguresTest::box).toList();
        long step = Math.min(footage.frameCount() - first, 6000) / FRAMES;
        for (int i = 0; i < FRAMES; i++) {
          long n = first + i * step;
          List<Sighting> people = footage.sightings(n);
          judge(people, props, detect(detector, footage, n), size);
        }
      }
    }
  }

  private static List<ScoredBox> detect(PersonDetector detector, CameraFootage footage, long n)
      throws ModelException {
    BufferedImage drawn =
        new BufferedImage(footage.width(), footage.height(), BufferedImage.TYPE_3BYTE_BGR);
    footage.render(n, ((DataBufferByte) drawn.getRaster().getDataBuffer()).getData());
    PictureSize input = detector.input();
    BufferedImage scaled =
        new BufferedImage(input.width(), input.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(drawn, 0, 0, input.width(), input.height(), null);
    pen.dispose();
    byte[] bgr = ((DataBufferByte) scaled.getRaster().getDataBuffer()).getData();
    ByteBuffer rgb = ByteBuffer.allocateDirect(bgr.length);
    for (int i = 0; i < bgr.length; i += 3) {
      rgb.put(bgr[i + 2]).put(bgr[i + 1]).put(bgr[i]);
    }
    double byX = (double) footage.width() / input.width();
    double byY = (double) footage.height() / input.height();
    return detector.detect(rgb).stream()
        .map(b -> new ScoredBox(b.box().scale(byX, byY), b.score()))
        .toList();
  }

  private void judge(
      List<Sighting> people, List<Box> props, List<ScoredBox> seen, PictureSize size) {
    frames++;
    List<Box> excused = new ArrayList<>(props);
    for (Sighting person : people) {
      Box box = box(person.box());
      excused.add(box);
      boolean counts =
          person.visible() > LEAST_VISIBLE
              && box.height() >= LEAST_HEIGHT
              && box.left() >= 0
              && box.top() >= 0
              && box.right() <= size.width()
              && box.bottom() <= size.height();
      if (counts) {
        double score =
            seen.stream()
                .filter(s -> s.box().iou(box) > 0.5)
                .mapToDouble(ScoredBox::score)
                .max()
                .orElse(0);
        figures++;
        scores += score;
        found += score >= THRESHOLD ? 1 : 0;
      }
    }
    // A box on part of a person, or on two at once, is not a person where none is.
    mistaken +=
        (int)
            seen.stream()
                .filter(s -> s.score() >= THRESHOLD)
                .filter(s -> excused.stream().noneMatch(e -> touches(s.box(), e)))
                .count();
  }

  private static boolean touches(Box seen, Box real) {
    return seen.iou(real) > 0.3 || seen.intersection(real) > 0.6 * seen.area();
  }

  private static Box box(io.footfall.simulate.draw.Box b) {
    return new Box(b.left(), b.top(), b.right(), b.bottom());
  }
}
