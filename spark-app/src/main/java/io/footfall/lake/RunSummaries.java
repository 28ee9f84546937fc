package io.footfall.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The ledger by run: what stands of each run, as a view that any SQL engine over the tables can
 * define. Work that a later run did again is the later run's.
 */
public final class RunSummaries {
  /** Of the view, and of the SQL that defines it. */
  static final String NAME = "run_summary";

  private RunSummaries() {}

  /** The defining query, over a table named {@code run_ledger}; plain SQL-92 with CASE. */
  static String sql() {
    try (InputStream in = RunSummaries.class.getResourceAsStream(NAME + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the class path", e);
    }
  }

  /** A row per run, the last to finish first. */
  public static Dataset<Row> of(Lake lake) {
    lake.read(Catalogue.RUN_LEDGER).createOrReplaceTempView(Catalogue.RUN_LEDGER.name());
    return lake.spark().sql(sql()).orderBy(functions.col("finished").desc());
  }
}
