package io.footfall.stage;

import io.footfall.TestNight;
import io.footfall.TestSpark;
import io.footfall.detect.ModelPackage;
import io.footfall.lake.KernelLake;
import io.footfall.lake.Lake;
import io.footfall.lake.Steps;
import io.footfall.landing.LandingAddress;
import io.footfall.site.SiteException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;

/**
 * A run in a process of its own that prints each step it reaches and stands still at one of them,
 * to be killed there.
 *
 * <p>Arguments: folder of the night, model folder, the step to stand still at and which of its
 * occurrences, or {@code -} to run through, the number of partitions, 0 for as many as the job
 * takes, and {@code recount} to recount without Spark or {@code run} for the night's job.
 */
public final class WatchedRun {
  private static final RunIdentity KILLED = new RunIdentity("killed", "test");

  private WatchedRun() {}

  /** Runs the night's job, or recounts it. */
  public static void main(String[] args) throws Exception {
    Path night = Path.of(args[0]);
    int partitions = Integer.parseInt(args[3]);
    Steps steps = watched(args[2]);
    String lake = night.resolve("lake").toString();
    if (args[4].equals("recount")) {
      recount(KernelLake.find(new Configuration(), lake, steps).orElseThrow());
    } else {
      run(
          night.resolve("landing"),
          Lake.open(TestSpark.session(), lake, steps),
          Path.of(args[1]),
          partitions == 0 ? OptionalInt.empty() : OptionalInt.of(partitions));
    }
    say("finished");
    System.exit(0);
  }

  private static void run(Path landing, Lake lake, Path model, OptionalInt partitions)
      throws Exception {
    new Pipeline(
            TestNight.site(),
            new LandingAddress(landing.toString(), Map.of()),
            lake,
            ModelPackage.load(model),
            RunSettings.EVERYTHING.withPartitions(partitions),
            KILLED,
            sentence -> say("says " + sentence))
        .run();
  }

  private static void recount(KernelLake lake) throws SiteException {
    Optional<Recount> recount =
        Recount.withoutSpark(
            TestNight.site(),
            lake,
            RunSettings.EVERYTHING,
            KILLED,
            sentence -> say("says " + sentence));
    if (recount.flatMap(Recount::run).isEmpty()) {
      throw new IllegalStateException("The night is too large to be recounted without Spark");
    }
  }

  private static Steps watched(String wanted) {
    Map<String, Integer> seen = new HashMap<>();
    return step -> {
      synchronized (seen) {
        String point = step + " #" + seen.merge(step, 1, Integer::sum);
        say("step " + point);
        if (point.equals(wanted)) {
          say("waiting");
          standStill();
        }
      }
    };
  }

  private static void say(String line) {
    System.out.println("@" + line);
    System.out.flush();
  }

  /** Until the process is killed. */
  private static void standStill() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
