package io.footfall.lake;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What has been done, and with which inputs: one row per unit of work, written after everything it
 * stands for.
 *
 * <p>A unit whose inputs have the same hash is not done again; a run that was killed left no row,
 * so the next does the unit again and replaces whatever was half written.
 */
public final class Ledger {
  /** A step of the pipeline that keeps a ledger. */
  public enum Stage {
    LAND,
    DETECT,
    TRACK,
    MEASURE,
    PUBLISH
  }

  /** How a unit of work ended. */
  public enum Outcome {
    DONE,
    FAILED
  }

  /** What a unit of work cost; absent figures are null. */
  public record Cost(
      Long framesDecoded,
      Long framesSampled,
      Double secondsSeen,
      Long bytesRead,
      Double coreSeconds) {
    public static final Cost NONE = new Cost(null, null, null, null, null);
  }

  /** One finished unit of work. */
  public record Entry(
      Stage stage,
      String unit,
      String inputHash,
      Outcome outcome,
      String model,
      long rows,
      Cost cost) {}

  private final Lake lake;
  private final String runId;
  private final String codeVersion;

  /** What the table says, read once, with what this run wrote since; null before the first look. */
  private Map<Stage, Map<String, String>> known;

  public Ledger(Lake lake, String runId, String codeVersion) {
    this.lake = lake;
    this.runId = runId;
    this.codeVersion = codeVersion;
  }

  /**
   * Input hashes of the units that a stage has finished, failed ones included: the same input would
   * fail again. Another run's rows are seen by the next run.
   */
  public Map<String, String> finished(Stage stage) {
    if (known == null) {
      known = new EnumMap<>(Stage.class);
      for (Row row :
          lake.read(Catalogue.RUN_LEDGER).select("stage", "unit", "input_hash").collectAsList()) {
        of(Stage.valueOf(row.getString(0))).put(row.getString(1), row.getString(2));
      }
    }
    return Map.copyOf(of(stage));
  }

  private Map<String, String> of(Stage stage) {
    return known.computeIfAbsent(stage, absent -> new HashMap<>());
  }

  /** Writes entries of one stage in place of what the ledger said of their units. */
  public void write(Stage stage, Collection<Entry> entries, Instant finished) {
    if (entries.isEmpty()) {
      return;
    }
    List<Row> rows = entries.stream().map(entry -> row(entry, finished)).toList();
    String units = Lake.in("unit", entries.stream().map(Entry::unit).toList());
    lake.replace(Catalogue.RUN_LEDGER, rows, "stage = '" + stage.name() + "' AND " + units);
    if (known != null) {
      entries.forEach(entry -> of(stage).put(entry.unit(), entry.inputHash()));
    }
  }

  /** Removes what the ledger says of units that are no more. */
  public void forget(Stage stage, Collection<String> units) {
    lake.replace(
        Catalogue.RUN_LEDGER,
        List.of(),
        "stage = '" + stage.name() + "' AND " + Lake.in("unit", units));
    if (known != null) {
      of(stage).keySet().removeAll(units);
    }
  }

  private Row row(Entry entry, Instant finished) {
    Cost cost = entry.cost();
    return RowFactory.create(
        entry.stage().name(),
        entry.unit(),
        entry.inputHash(),
        entry.outcome().name(),
        runId,
        finished,
        codeVersion,
        entry.model(),
        entry.rows(),
        cost.framesDecoded(),
        cost.framesSampled(),
        cost.secondsSeen(),
        cost.bytesRead(),
        cost.coreSeconds());
  }
}
