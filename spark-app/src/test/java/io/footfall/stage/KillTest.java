package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.TestNight;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Checksums;
import io.footfall.lake.Table;
import io.footfall.site.SiteFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed with SIGKILL, wherever it is, is finished by the next one.
 *
 * <p>The points are the steps that an undisturbed run reports, so a new table or stage brings its
 * own. An ordinary build kills at a few of them; {@code -Dfootfall.kills=all} kills at every one on
 * each of the nights, and at random moments besides; {@code -Dfootfall.kills=ALL_NEW:16,RANDOM:4}
 * at so many of a night's points, evenly spread, and with so many seeds; {@code
 * -Dfootfall.kills="ALL_NEW:before track #1"} at that one. Every kill prints a line, and one that
 * is not finished does not keep the others from being tried.
 *
 * <p>{@code -Dfootfall.killSeeds=3} kills three times at each point: at the point itself, and then
 * in runs with other partitions, a random moment after they have passed it.
 */
class KillTest {
  private static final String WANTED =
      System.getProperty("footfall.kills", "LATE_HALF:1,RECOUNT:2");

  /** Tables whose rows hold neither the time of the run nor the folder of the landing. */
  private static final List<Table> SAME =
      List.of(
          Catalogue.FOOTAGE,
          Catalogue.RECORDING_ISSUE,
          Catalogue.DIM_STORE,
          Catalogue.DIM_CAMERA,
          Catalogue.DIM_LINE,
          Catalogue.DIM_ZONE,
          Catalogue.FACT_FOOTFALL,
          Catalogue.FACT_ZONE,
          Catalogue.FACT_OCCUPANCY,
          Catalogue.FACT_COVERAGE);

  /** Kills at each point. */
  private static final int SEEDS = Integer.getInteger("footfall.killSeeds", 1);

  private static final int LONGEST_AFTER_MILLIS = 1_500;
  private static final int MOST_PARTITIONS = 5;

  private static final String FLOOR =
      "floor: { metres: [[0, 0, 0, 9], [1, 0, 9, 9], [1, 1, 9, 0], [0, 1, 0, 0]] }\n        ";

  private static TestNight undisturbed;

  /** What a night that is finished looks like. */
  private static Outcome wantedOutcome;

  /** The night as it was counted when the site file had a floor. */
  private static TestNight otherFloor;

  /** The night after a run that came before the second half of a camera's footage. */
  private static TestNight early;

  @TempDir static Path folder;

  @BeforeAll
  static void runOnce() throws Exception {
    undisturbed = TestNight.first();
    early = TestNight.at(folder.resolve("early"));
    for (String file : List.of(TestNight.WHOLE, TestNight.FIRST_HALF)) {
      early.land(file, undisturbed.landing().resolve(file));
    }
    early.run(TestNight.site());
    wantedOutcome = Outcome.of(undisturbed);
    otherFloor = undisturbed.copiedTo(folder.resolve("floor"));
    otherFloor.run(
        SiteFile.parse(TestNight.siteText("0.75").replace("zones: ", FLOOR + "zones: "), "floor"));
  }

  /** What a run finds; each ends with the same tables. */
  private enum Night {
    /** Not even tables are there. */
    NO_LAKE,
    /** Everything has just arrived. */
    ALL_NEW,
    /** Half a camera's footage is counted, the other half has just arrived. */
    LATE_HALF,
    /** All is counted, but against a floor that is no more; recounted without Spark. */
    RECOUNT
  }

  @Test
  void whateverTheRunWasDoingWhenItWasKilledTheNextFinishesIt() throws Exception {
    List<String> unfinished = new ArrayList<>();
    int kills = 0;
    for (Night kind : Night.values()) {
      for (String point : chosen(kind)) {
        for (int seed = 0; seed < SEEDS; seed++) {
          TestNight night = prepared(kind, folder.resolve(kind + "-" + kills));
          String moment = kill(kind, night, point, seed);
          kills++;
          judge(night, "kill %d, %s, %s".formatted(kills, kind, moment), unfinished);
        }
      }
    }
    for (int seed = 1; seed <= Math.min(12, count("RANDOM")); seed++) {
      TestNight night = killedAtRandomMoments(seed);
      kills += 2;
      judge(night, "kill %d, twice at random moments, seed %d".formatted(kills, seed), unfinished);
    }
    assertThat(unfinished).as("of %d kills", kills).isEmpty();
    System.out.printf("KillTest: %d kills, every one finished by the next run%n", kills);
  }

  /** Kills a run at a point, or a seed's moment after it; says which. */
  private static String kill(Night kind, TestNight night, String point, int seed) throws Exception {
    if (seed == 0) {
      try (Victim victim = new Victim(kind, night, point, 0)) {
        victim.await("waiting"::equals);
      }
      return "at " + point;
    }
    Random random = new Random(31L * point.hashCode() + seed);
    int partitions = 1 + random.nextInt(MOST_PARTITIONS);
    int millis = random.nextInt(LONGEST_AFTER_MILLIS);
    try (Victim victim = new Victim(kind, night, "-", partitions)) {
      victim.await(line -> line.equals("step " + point));
      victim.process.waitFor(millis, TimeUnit.MILLISECONDS);
    }
    return "%d ms after %s, %d partitions".formatted(millis, point, partitions);
  }

  /** Twice in a row, somewhere in Detect or after it. */
  private static TestNight killedAtRandomMoments(int seed) throws Exception {
    Random random = new Random(seed);
    TestNight night = prepared(Night.ALL_NEW, folder.resolve("random-" + seed));
    for (int kill = 0; kill < 2; kill++) {
      try (Victim victim = new Victim(Night.ALL_NEW, night, "-", 0)) {
        victim.await(line -> line.startsWith("says Detect") || line.equals("finished"));
        victim.process.waitFor(random.nextInt(8_000), TimeUnit.MILLISECONDS);
      }
    }
    return night;
  }

  /** Has the next run finish the night, and says whether it did. */
  private static void judge(TestNight night, String what, List<String> unfinished) {
    String verdict = "finished";
    try {
      assertFinishedByTheNext(night, what);
    } catch (Exception | AssertionError wrong) {
      verdict = "NOT finished: " + wrong;
      unfinished.add(what + ": " + wrong);
    }
    System.out.printf("KillTest: %s: %s%n", what, verdict);
  }

  private static void assertFinishedByTheNext(TestNight night, String what) throws Exception {
    night.run(TestNight.site());
    Outcome outcome = Outcome.of(night);
    assertThat(outcome.checksums()).as(what).isEqualTo(wantedOutcome.checksums());
    for (Table table : SAME) {
      assertThat(outcome.tables().get(table.name()))
          .as("%s, %s", table.name(), what)
          .isEqualTo(wantedOutcome.tables().get(table.name()));
    }
    assertThat(outcome.ledger()).as("run_ledger, " + what).isEqualTo(wantedOutcome.ledger());
    assertThat(outcome.recordings()).as("recording, " + what).isEqualTo(wantedOutcome.recordings());
  }

  /** What a finished night left. */
  private record Outcome(
      Map<String, Object> checksums,
      Map<String, List<String>> tables,
      Map<String, String> ledger,
      List<String> recordings) {

    static Outcome of(TestNight night) {
      Map<String, List<String>> tables = new TreeMap<>();
      for (Table table : SAME) {
        tables.put(table.name(), night.text(table, "true"));
      }
      return new Outcome(Checksums.of(night.open()), tables, ledgerOf(night), recordingsOf(night));
    }
  }

  private static Map<String, String> ledgerOf(TestNight night) {
    Map<String, String> units = new TreeMap<>();
    for (Row row : night.rows(Catalogue.RUN_LEDGER, "true")) {
      String unit = row.<String>getAs("stage") + " " + row.<String>getAs("unit");
      String before = units.put(unit, row.getAs("outcome") + " " + row.<Long>getAs("rows"));
      assertThat(before).as("a second ledger row of " + unit).isNull();
    }
    return units;
  }

  private static List<String> recordingsOf(TestNight night) {
    return night.rows(Catalogue.RECORDING, "true").stream()
        .map(row -> row.getAs("name") + " " + row.getAs("recording_id") + row.getAs("status"))
        .sorted()
        .toList();
  }

  private static TestNight prepared(Night kind, Path folder) throws Exception {
    if (kind == Night.RECOUNT) {
      return otherFloor.copiedTo(folder);
    }
    TestNight night = kind == Night.LATE_HALF ? early.copiedTo(folder) : TestNight.at(folder);
    if (kind == Night.ALL_NEW) {
      night.create();
    }
    for (String file : List.of(TestNight.WHOLE, TestNight.FIRST_HALF, TestNight.SECOND_HALF)) {
      night.land(file, undisturbed.landing().resolve(file));
    }
    return night;
  }

  private static List<String> points(Night kind) throws Exception {
    TestNight night = prepared(kind, folder.resolve("points-" + kind));
    try (Victim victim = new Victim(kind, night, "-", 0)) {
      victim.await("finished"::equals);
      List<String> points = new ArrayList<>(victim.steps);
      // The other nights' points are the same writes once more, into tables that are there.
      points.removeIf(point -> (kind == Night.NO_LAKE) != point.contains("creating"));
      return points;
    }
  }

  private static List<String> chosen(Night kind) throws Exception {
    List<String> named = wanted(kind.name()).filter(one -> !one.matches("\\d+")).toList();
    if (!named.isEmpty() || count(kind.name()) == 0) {
      return named;
    }
    List<String> points = points(kind);
    int count = Math.min(points.size(), count(kind.name()));
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(points.get((int) ((2L * i + 1) * points.size() / (2L * count))));
    }
    System.out.printf("KillTest: %s, %d of %d points%n", kind, count, points.size());
    return chosen;
  }

  private static int count(String part) {
    return WANTED.equals("all")
        ? Integer.MAX_VALUE
        : wanted(part).filter(one -> one.matches("\\d+")).mapToInt(Integer::parseInt).sum();
  }

  private static Stream<String> wanted(String part) {
    return Stream.of(WANTED.split(",", -1))
        .filter(one -> one.startsWith(part + ":"))
        .map(one -> one.substring(part.length() + 1));
  }

  /** A {@link WatchedRun}; closing kills it with SIGKILL. */
  private static final class Victim implements AutoCloseable {
    private final Path errors;
    private final Process process;
    private final BufferedReader lines;
    private final List<String> steps = new ArrayList<>();

    /**
     * Stands still at a point, or nowhere; with so many partitions, or as many as the job takes.
     */
    Victim(Night kind, TestNight night, String point, int partitions) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(flag -> flag.startsWith("--"))
          .forEach(command::add);
      command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
      command.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      command.add(WatchedRun.class.getName());
      command.add(night.landing().getParent().toString());
      command.add(TestNight.modelFolder().toString());
      command.add(point);
      command.add(Integer.toString(partitions));
      command.add(kind == Night.RECOUNT ? "recount" : "run");
      errors = night.landing().resolveSibling("stderr.txt");
      process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      lines = process.inputReader(StandardCharsets.UTF_8);
    }

    void await(Predicate<String> wanted) throws IOException {
      String line;
      do {
        line = lines.readLine();
        if (line == null) {
          throw new AssertionError(
              "The run ended by itself after %s: %s".formatted(steps, Files.readString(errors)));
        }
        if (line.startsWith("@step ")) {
          steps.add(line.substring("@step ".length()));
        }
      } while (!line.startsWith("@") || !wanted.test(line.substring(1)));
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }
}
