package io.footfall.simulate.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.FloorArea;
import io.footfall.simulate.scenario.FloorPoint;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CameraTest {
  private final Camera camera =
      Camera.of(
          new CameraMount(
              "c", new FloorPoint(4, 8), 3, new FloorPoint(4.5, 1), 0.5, 75, List.of(), List.of()),
          960,
          540);

  @Property
  void floorAndPictureAreEachOthersInverse(
      @ForAll @DoubleRange(min = 0, max = 960) double x,
      @ForAll @DoubleRange(min = 300, max = 540) double y) {
    FloorPoint floor = camera.floorAt(x, y);
    double[] out = new double[3];
    camera.project(floor.x(), floor.y(), 0, out);
    assertThat(out[0]).isCloseTo(x, within(1e-6));
    assertThat(out[1]).isCloseTo(y, within(1e-6));
  }

  @Test
  void aHigherPointIsHigherInThePicture() {
    double[] foot = new double[3];
    double[] head = new double[3];
    camera.project(4, 3, 0, foot);
    camera.project(4, 3, 1.7, head);
    assertThat(head[1]).isLessThan(foot[1]);
  }

  @Test
  void whatIsVisibleOfAnAreaLiesInThePicture() {
    List<FloorPoint> seen = camera.visible(FloorArea.rectangle(-20, -20, 30, 30));
    double[] out = new double[3];
    assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
    for (FloorPoint p : seen) {
      camera.project(p.x(), p.y(), 0, out);
      assertThat(out[0]).isBetween(-1e-6, 960 + 1e-6);
      assertThat(out[1]).isBetween(-1e-6, 540 + 1e-6);
    }
  }
}
