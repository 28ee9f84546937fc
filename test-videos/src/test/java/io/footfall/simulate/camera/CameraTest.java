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
  private final Camera camera = camera(0);
  private final Camera wide = camera(-0.2);

  private static Camera camera(double distortion) {
    CameraMount mount =
        new CameraMount(
            "c",
            new FloorPoint(4, 8),
            3,
            new FloorPoint(4.5, 1),
            0.5,
            75,
            distortion,
            List.of(),
            List.of());
    return Camera.of(mount, 960, 540);
  }

  @Property
  void floorAndPictureAreEachOthersInverse(
      @ForAll @DoubleRange(min = 0, max = 960) double x,
      @ForAll @DoubleRange(min = 300, max = 540) double y,
      @ForAll @DoubleRange(min = -0.4, max = 0) double distortion) {
    Camera camera = camera(distortion);
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
  void aWideLensBendsStraightLinesOutwardsAndKeepsItsFieldOfView() {
    double[] plain = new double[3];
    double[] bent = new double[3];
    // Above the middle of the picture's left edge: on the same vertical line of the world.
    FloorPoint edge = camera.floorAt(0, 400);
    camera.project(edge.x(), edge.y(), 0, plain);
    wide.project(edge.x(), edge.y(), 0, bent);
    assertThat(bent[0]).isGreaterThan(plain[0] + 1);

    double[] straightRay = new double[3];
    double[] bentRay = new double[3];
    camera.ray(0, 270, straightRay);
    wide.ray(0, 270, bentRay);
    assertThat(bentRay).containsExactly(straightRay, within(1e-9));
  }

  @Test
  void whatIsVisibleOfAnAreaLiesInThePicture() {
    lieInThePicture(camera);
    lieInThePicture(wide);
  }

  private static void lieInThePicture(Camera camera) {
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
