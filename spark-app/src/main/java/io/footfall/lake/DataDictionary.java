package io.footfall.lake;

import java.util.Locale;

/** The catalogue as a page for people. */
public final class DataDictionary {
  private DataDictionary() {}

  /** Every table and column, as Markdown. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            "# Tables\n\nWritten from the catalogue in the code. Optional columns are absent where nothing is known; absent is not zero.\n");
    for (Table table : Catalogue.tables()) {
      page.append("\n## ").append(table.name()).append("\n\n");
      page.append(table.layer().name().toLowerCase(Locale.ROOT))
          .append("; one row: ")
          .append(table.grain())
          .append('.');
      if (!table.partitionBy().isEmpty()) {
        page.append(" Partitioned by ").append(String.join(", ", table.partitionBy())).append('.');
      }
      page.append("\n\n| column | type | meaning |\n|---|---|---|\n");
      for (Column column : table.columns()) {
        page.append("| ").append(column.name()).append(" | ").append(column.type().simpleString());
        page.append(column.optional() ? ", optional" : "")
            .append(" | ")
            .append(column.description().replace("|", "\\|"))
            .append(" |\n");
      }
    }
    page.append("\n## ")
        .append(RunSummaries.NAME)
        .append(
            "\n\nA view, for who looks after the nightly run; `footfall runs` prints it. Where the tables are registered, define it so:\n")
        .append("\n```sql\nCREATE VIEW ")
        .append(RunSummaries.NAME)
        .append(" AS\n")
        .append(RunSummaries.sql())
        .append("```\n");
    return page.toString();
  }
}
