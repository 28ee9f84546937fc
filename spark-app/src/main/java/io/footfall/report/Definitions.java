package io.footfall.report;

/** The page's foot: what each figure means, and what produced it. */
final class Definitions {
  private static final String[][] FORMULAS = {
    {
      "Visitors in, out",
      "confirmed crossings of entrance lines − crossings undone within 10 s − crossings by staff"
    },
    {"Coverage", "seconds seen ÷ seconds open; over several cameras, both summed over them"},
    {
      "Mean in view",
      "person-seconds in view ÷ seconds seen, per slot; a person in two cameras’ view counts twice"
    },
    {"Most in view", "most people in view at any instant of the slot"},
    {
      "Unique people",
      "stays in a camera’s picture; who leaves the picture and comes back counts"
          + " again, who is in two cameras’ view twice"
    },
    {"Engaged", "visits with a dwell of at least the zone’s threshold ÷ visits"},
    {"Median dwell", "median length of visits seen from beginning to end"},
    {
      "Average dwell",
      "Σ dwell of visits seen from beginning to end ÷ number of these visits, staff-only zones left"
          + " out"
    },
    {"Person-hours", "Σ dwell of all visits ÷ 3600 s"},
    {"Mean inside", "person-seconds in the zone ÷ seconds seen"},
    {"Censored", "visits not seen from beginning to end ÷ visits"},
    {"Heat", "Σ seconds during which a person’s feet were in the cell"}
  };

  private final Markup page;
  private final RunFacts run;

  Definitions(Markup page, RunFacts run) {
    this.page = page;
    this.run = run;
  }

  void write() {
    page.open("footer");
    page.open("section").leaf("h2", "How it is counted");
    page.open("dl", "class", "formulas");
    for (String[] formula : FORMULAS) {
      pair(formula[0], formula[1]);
    }
    page.close().closeLine();
    page.open("section").leaf("h2", "How it was made");
    page.open("dl", "class", "run");
    pair("Model", run.model());
    for (RunFacts.Setting setting : run.settings()) {
      pair(setting.name(), setting.value());
    }
    pair("Software", run.software());
    pair("Run", run.runId());
    page.close().closeLine();
    page.leaf(
        "p",
        "Computed from boxes around people. No image, face or name is stored, and none is in this"
            + " page.",
        "class",
        "lead");
    page.closeLine();
  }

  private void pair(String term, String meaning) {
    page.open("div").leaf("dt", term).leaf("dd", meaning).close();
  }
}
