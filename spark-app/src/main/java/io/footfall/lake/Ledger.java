package io.footfall.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** How a unit of work ended; {@code CLAIMED} where a run is at it, or died at it. */
  public enum Outcome {
    DONE,
    FAILED,
    CLAIMED
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

  /** What a unit was made of, for people who look into the table; absent parts are null. */
  public record Origin(String etag, String fingerprint, String settingsHash, String model) {
    public static final Origin UNKNOWN = new Origin(null, null, null, null);

    /** Of a unit that is made of other units. */
    public static Origin of(String settingsHash) {
      return new Origin(null, null, settingsHash, null);
    }
  }

  /** One finished unit of work. */
  public record Entry(
      Stage stage,
      String unit,
      String inputHash,
      Outcome outcome,
      Origin origin,
      long rows,
      Cost cost) {}

  private final Tables tables;
  private final String runId;
  private final String codeVersion;

  /** What the table says, read once, with what this run wrote since; null before the first look. */
  private Map<Stage, Map<String, String>> known;

  /** Units that this run is at, and the version of the table in which they were last seen ours. */
  private final Map<Stage, Set<String>> claimed = new EnumMap<>(Stage.class);

  private long claimedVersion;

  public Ledger(Tables tables, String runId, String codeVersion) {
    this.tables = tables;
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
          tables.rows(Catalogue.RUN_LEDGER.only("stage", "unit", "input_hash"), Slice.ALL)) {
        of(Stage.valueOf(row.getAs("stage"))).put(row.getAs("unit"), row.getAs("input_hash"));
      }
    }
    return Map.copyOf(of(stage));
  }

  private Map<String, String> of(Stage stage) {
    return known.computeIfAbsent(stage, absent -> new HashMap<>());
  }

  /**
   * Says that this run is about to rewrite units, whatever was known of them. A run that claims a
   * unit after another takes it over.
   */
  public void claim(Map<Stage, ? extends Collection<String>> units) {
    List<Row> rows = new ArrayList<>();
    List<Slice> slices = new ArrayList<>();
    Instant now = Instant.now();
    units.forEach(
        (stage, names) -> {
          if (!names.isEmpty()) {
            names.forEach(
                unit ->
                    rows.add(
                        row(
                            new Entry(
                                stage, unit, "", Outcome.CLAIMED, Origin.UNKNOWN, 0, Cost.NONE),
                            now,
                            null)));
            slices.add(slice(stage, names));
            claimed.computeIfAbsent(stage, absent -> new HashSet<>()).addAll(names);
          }
        });
    if (!rows.isEmpty()) {
      tables.replace(Catalogue.RUN_LEDGER, rows, Slice.any(slices));
      claimedVersion = tables.version(Catalogue.RUN_LEDGER);
      checkAll();
    }
  }

  /**
   * Guards writes of what was claimed ({@link Tables#guardedBy}): each looks if it is ours still.
   */
  public Runnable guard() {
    return this::checkClaims;
  }

  /** Lets go of what was claimed and reads the table anew at the next look. */
  public void startOver() {
    claimed.clear();
    known = null;
  }

  /**
   * Nobody writes to the ledger between two looks but runs beside this one, so mostly this is
   * quick.
   */
  private synchronized void checkClaims() {
    if (!claimed.isEmpty() && tables.version(Catalogue.RUN_LEDGER) != claimedVersion) {
      checkAll();
    }
  }

  private synchronized void checkAll() {
    long version = tables.version(Catalogue.RUN_LEDGER);
    for (Row row : tables.rows(Catalogue.RUN_LEDGER.only("stage", "unit", "run_id"), Slice.ALL)) {
      String unit = row.getAs("unit");
      Stage stage = Stage.valueOf(row.getAs("stage"));
      String run = row.getAs("run_id");
      if (!run.equals(runId) && claimed.getOrDefault(stage, Set.of()).contains(unit)) {
        throw new TakenOverException(
            "Run %s has taken over %s of stage %s; what it does stands."
                .formatted(run, unit, stage));
      }
    }
    claimedVersion = version;
  }

  private static Slice slice(Stage stage, Collection<String> units) {
    return Slice.of("stage", List.of(stage.name())).and("unit", units);
  }

  /**
   * Writes entries of one stage in place of what the ledger said of their units.
   *
   * @param started when this run began with the stage
   */
  public void write(Stage stage, Collection<Entry> entries, Instant started) {
    if (entries.isEmpty()) {
      return;
    }
    Instant now = Instant.now();
    double wallSeconds = Duration.between(started, now).toMillis() / 1e3;
    List<Row> rows = entries.stream().map(entry -> row(entry, now, wallSeconds)).toList();
    tables
        .guardedBy(guard())
        .replace(
            Catalogue.RUN_LEDGER, rows, slice(stage, entries.stream().map(Entry::unit).toList()));
    if (known != null) {
      entries.forEach(entry -> of(stage).put(entry.unit(), entry.inputHash()));
    }
  }

  /** Removes what the ledger says of units that are no more. */
  public void forget(Stage stage, Collection<String> units) {
    tables.guardedBy(guard()).replace(Catalogue.RUN_LEDGER, List.of(), slice(stage, units));
    if (known != null) {
      of(stage).keySet().removeAll(units);
    }
  }

  private Row row(Entry entry, Instant finished, Double wallSeconds) {
    Cost cost = entry.cost();
    return RowFactory.create(
        entry.stage().name(),
        entry.unit(),
        entry.inputHash(),
        entry.outcome().name(),
        runId,
        finished,
        codeVersion,
        entry.origin().model(),
        entry.origin().etag(),
        entry.origin().fingerprint(),
        entry.origin().settingsHash(),
        entry.rows(),
        cost.framesDecoded(),
        cost.framesSampled(),
        cost.secondsSeen(),
        cost.bytesRead(),
        cost.coreSeconds(),
        wallSeconds);
  }
}
