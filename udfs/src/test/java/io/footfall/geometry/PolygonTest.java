package io.footfall.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Polygon.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolygonTest {
  /** A U that opens upwards. */
  private static final Polygon U =
      Polygon.of(points(0, 0, 10, 0, 10, 30, 20, 30, 20, 0, 30, 0, 30, 40, 0, 40));

  @Test
  void aPointIsInsideOnTheBorderOrOutside() {
    assertThat(U.contains(new Point(5, 5))).isTrue();
    assertThat(U.contains(new Point(15, 5))).isFalse();
    assertThat(U.contains(new Point(15, 35))).isTrue();
    assertThat(U.contains(new Point(10, 5))).isTrue();
    assertThat(U.contains(new Point(-0.001, 5))).isFalse();
    assertThat(U.area()).isCloseTo(900, within(1e-9));
  }

  @Test
  void theDirectionOfTheCornersDoesNotMatter() {
    Polygon triangle = Polygon.of(points(0, 0, 10, 0, 0, 10));
    Polygon turned = Polygon.of(points(0, 10, 10, 0, 0, 0));

    assertThat(triangle.contains(new Point(2, 2))).isTrue();
    assertThat(turned.contains(new Point(2, 2))).isTrue();
    assertThat(turned.area()).isEqualTo(triangle.area());
  }

  @Test
  void aWayAcrossIsInsideInStretches() {
    assertThat(U.stretchesInside(new Point(-10, 5), new Point(40, 5)))
        .containsExactly(new Stretch(0.2, 0.4), new Stretch(0.6, 0.8));
    assertThat(U.stretchesInside(new Point(5, 5), new Point(5, 35)))
        .containsExactly(new Stretch(0, 1));
    assertThat(U.stretchesInside(new Point(15, 0), new Point(15, 25))).isEmpty();
    assertThat(U.stretchesInside(new Point(50, 50), new Point(60, 60))).isEmpty();
  }

  @Test
  void standingStillIsInsideOrNot() {
    assertThat(U.stretchesInside(new Point(5, 5), new Point(5, 5)))
        .containsExactly(new Stretch(0, 1));
    assertThat(U.stretchesInside(new Point(15, 5), new Point(15, 5))).isEmpty();
  }

  @Test
  void aWayOverACornerOrAlongAnEdgeIsOneStretch() {
    Polygon square = Polygon.of(points(0, 0, 10, 0, 10, 10, 0, 10));

    assertThat(square.stretchesInside(new Point(-10, -10), new Point(20, 20)))
        .singleElement()
        .satisfies(
            stretch -> {
              assertThat(stretch.from()).isCloseTo(1 / 3.0, within(1e-12));
              assertThat(stretch.to()).isCloseTo(2 / 3.0, within(1e-12));
            });
    assertThat(square.stretchesInside(new Point(-10, 0), new Point(20, 0))).hasSize(1);
  }

  @Test
  void cornersThatMakeNoPolygonAreRefusedWithTheReason() {
    assertThatThrownBy(() -> Polygon.of(points(0, 0, 10, 10, 10, 0, 0, 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A polygon must not cross or touch itself, but does at (5.0, 5.0)");
    assertThat(Polygon.findFault(points(0, 0, 5, 5, 10, 10)).orElseThrow())
        .startsWith("A polygon must");
    assertThat(Polygon.findFault(points(0, 0, 5, 5)))
        .hasValue("A polygon needs at least 3 corners, but has 2");
    assertThat(Polygon.findFault(points(1, 1, 1, 1, 1, 1)).orElseThrow())
        .startsWith("A polygon must enclose an area");
    assertThat(Polygon.findFault(U.corners())).isEmpty();
  }

  private static List<Point> points(double... coordinates) {
    Point[] points = new Point[coordinates.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Point(coordinates[2 * i], coordinates[2 * i + 1]);
    }
    return List.of(points);
  }
}
