package io.footfall.report;

import java.time.Duration;
import java.util.List;

/** What was skipped and why. */
final class IssueTable {
  private final Markup page;
  private final StoreDay day;

  IssueTable(Markup page, StoreDay day) {
    this.page = page;
    this.day = day;
  }

  void write() {
    page.open("section").leaf("h2", "What was skipped");
    if (day.issues().isEmpty()) {
      String nothing =
          day.seenByAny().isEmpty()
              ? "Nothing: no recording arrived for this day."
              : "Nothing: every recording that arrived was used whole.";
      page.leaf("p", nothing, "class", "lead");
    } else {
      table();
    }
    page.closeLine();
  }

  private void table() {
    page.open("div", "class", "scroll").open("table");
    page.open("thead").open("tr");
    for (String name : List.of("Camera", "Recording", "What", "Why")) {
      page.leaf("th", name, "class", "left");
    }
    page.leaf("th", "Lost").close().close().open("tbody");
    for (Issue issue : day.issues()) {
      page.open("tr");
      page.leaf("td", issue.camera().isBlank() ? Wording.NOTHING : issue.camera(), "class", "left");
      page.leaf("td", issue.recording(), "class", "left name");
      page.leaf("td", issue.kind(), "class", "left");
      page.leaf("td", issue.reason(), "class", "left prose");
      page.leaf(
          "td",
          issue.lost().map(Duration::toMillis).map(ms -> Wording.duration(ms / 1e3)).orElse("?"));
      page.closeLine();
    }
    page.close().close().close();
  }
}
