package io.footfall.report;

import io.footfall.model.TimeRange;
import java.util.List;

/** When each camera saw the store, was blind while it was open, or the store was closed. */
final class CoverageStrip {
  private static final double ROW = 30;
  private static final double BAR = 16;
  private static final double TOP = 4;

  private final Markup page;
  private final StoreDay day;
  private final TimeAxis axis;

  CoverageStrip(Markup page, StoreDay day, TimeAxis axis) {
    this.page = page;
    this.day = day;
    this.axis = axis;
  }

  void write() {
    page.open("section").leaf("h2", "Coverage by camera");
    page.open("p", "class", "lead key");
    key("seen-key", "seen");
    key("unseen-key", "open but not seen");
    key("shut-key", "closed");
    page.close();
    if (!day.cameras().isEmpty()) {
      strips();
    }
    page.closeLine();
  }

  private void strips() {
    TimeChart chart = new TimeChart(page, axis);
    double bottom = TOP + ROW * day.cameras().size() + 14 * day.cameras().size();
    chart.open(bottom + 34, "When each camera had footage");
    double y = TOP;
    for (CameraDay camera : day.cameras()) {
      String share = Wording.percent(Coverage.of(List.of(camera), day.store().open()).share());
      page.leaf("text", camera.id(), "class", "row-name", "x", TimeChart.LEFT, "y", y + 12);
      page.leaf("text", share + " covered", "class", "end", "x", axis.right(), "y", y + 12);
      strip(chart, camera, y + 18);
      y += ROW + 14;
    }
    chart.hours(TOP, bottom);
    chart.close();
  }

  private void strip(TimeChart chart, CameraDay camera, double y) {
    chart.closed(day.store().open(), y, y + BAR);
    chart.noFootage(day.store().open().minus(camera.seen()), y, y + BAR);
    for (TimeRange span : axis.shown(camera.seen())) {
      double left = axis.x(span.startUs());
      page.open("g");
      page.leaf("title", "Seen " + axis.clock().spanWithSeconds(span));
      // Seconds of footage on a day's axis must not vanish.
      chart.rect("seen", left, y, Math.max(1, axis.x(span.endUs()) - left), BAR);
      page.close();
    }
  }

  private void key(String kind, String text) {
    page.open("span", "class", "step").leaf("i", "", "class", kind).text(text).close();
  }
}
