package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.TestNight;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Checksums;
import io.footfall.lake.Table;
import io.footfall.simulate.encode.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However files are delivered, the tables end the same: late, out of order, several times, under
 * other names, overlapping, half at first, and looked at by two runs at once.
 *
 * <p>A build tries a few schedules; {@code -Dfootfall.schedules=100} tries as many.
 */
class ScheduleTest {
  private static final int WANTED = Integer.getInteger("footfall.schedules", 1);
  private static final int MOST_DELIVERIES = 5;
  private static final String OVERLAP = "cut/20251103T100002Z.mp4";
  private static final List<String> FILES =
      List.of(TestNight.WHOLE, TestNight.FIRST_HALF, TestNight.SECOND_HALF, OVERLAP);
  private static final List<Table> FACTS =
      List.of(
          Catalogue.FOOTAGE,
          Catalogue.FACT_FOOTFALL,
          Catalogue.FACT_ZONE,
          Catalogue.FACT_OCCUPANCY,
          Catalogue.FACT_COVERAGE);

  @TempDir static Path folder;
  private static TestNight inOrder;
  private static Map<String, Object> checksums;
  private static Map<Table, List<String>> facts;

  @BeforeAll
  static void runOnce() throws Exception {
    TestNight usual = TestNight.first();
    inOrder = TestNight.at(folder.resolve("in-order"));
    for (String file : FILES.subList(0, 3)) {
      inOrder.land(file, usual.landing().resolve(file));
    }
    inOrder.land(OVERLAP, Container.MP4, 20, 40);
    inOrder.run(TestNight.site());
    checksums = Checksums.of(inOrder.open());
    facts = factsOf(inOrder);
  }

  /** One copy of a file under one name, in one of the batches between runs. */
  private record Delivery(String file, String name, boolean whole) {}

  @Test
  void anyScheduleOfDeliveriesLeavesTheSameTables() throws Exception {
    int together = 0;
    for (int seed = 1; seed <= WANTED; seed++) {
      Random random = new Random(seed);
      TestNight night = TestNight.at(folder.resolve("schedule-" + seed));
      List<List<Delivery>> batches = batches(random);
      for (int i = 0; i < batches.size(); i++) {
        for (Delivery delivery : batches.get(i)) {
          deliver(night, delivery, seed * 100 + i);
        }
        if (random.nextInt(3) == 0) {
          twoRunsAtOnce(night);
          together++;
        } else {
          night.run(TestNight.site());
        }
      }
      assertSame(night, "schedule " + seed + ": " + batches);
      System.out.printf(
          "ScheduleTest: schedule %d, %d runs, the same tables; two at once %d times so far%n",
          seed, batches.size(), together);
    }
    System.out.printf(
        "ScheduleTest: %d schedules, %d times two runs at once, the same tables each time%n",
        WANTED, together);
  }

  private static void assertSame(TestNight night, String what) {
    assertThat(Checksums.of(night.open())).as(what).isEqualTo(checksums);
    Map<Table, List<String>> found = factsOf(night);
    for (Table table : FACTS) {
      assertThat(found.get(table)).as("%s, %s", table.name(), what).isEqualTo(facts.get(table));
    }
  }

  private static Map<Table, List<String>> factsOf(TestNight night) {
    Map<Table, List<String>> rows = new HashMap<>();
    for (Table table : FACTS) {
      rows.put(table, night.text(table, "true"));
    }
    return rows;
  }

  /** Every file whole at least once, in the end; what came before the last delivery may be half. */
  private static List<List<Delivery>> batches(Random random) {
    List<Delivery> all = new ArrayList<>();
    for (String file : FILES) {
      int times = 1 + random.nextInt(MOST_DELIVERIES);
      for (int i = 0; i < times; i++) {
        String copy = file.replace("/", "/copy" + i + "_");
        all.add(new Delivery(file, random.nextBoolean() ? file : copy, true));
      }
    }
    Collections.shuffle(all, random);
    List<List<Delivery>> batches = new ArrayList<>();
    for (int i = 0; i < all.size(); ) {
      int until = Math.min(all.size(), i + 3 + random.nextInt(all.size()));
      batches.add(new ArrayList<>(all.subList(i, until)));
      i = until;
    }
    if (random.nextInt(3) == 0) {
      Delivery late = batches.get(batches.size() - 1).get(0);
      batches.get(0).add(0, new Delivery(late.file(), late.name(), false));
    }
    return batches;
  }

  private static void deliver(TestNight night, Delivery delivery, long second) throws Exception {
    night.land(delivery.name(), inOrder.landing().resolve(delivery.file()));
    Path file = night.landing().resolve(delivery.name());
    if (!delivery.whole()) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }
    // Storage sees each delivery as a new version.
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2025-11-04T00:00:00Z").plusSeconds(second)));
  }

  private static void twoRunsAtOnce(TestNight night) throws Exception {
    night.create();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> night.run(TestNight.site()));
      Future<?> other = threads.submit(() -> night.run(TestNight.site()));
      one.get();
      other.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("One of two runs at once failed", failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
