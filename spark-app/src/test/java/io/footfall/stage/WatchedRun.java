package io.footfall.stage;

import io.footfall.TestNight;
import io.footfall.TestSpark;
import io.footfall.detect.ModelPackage;
import io.footfall.lake.Lake;
import io.footfall.landing.LandingAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A run in a process of its own that prints each step it reaches and stands still at one of them,
 * to be killed there.
 *
 * <p>Arguments: folder of the night, model folder, the step to stand still at and which of its
 * occurrences, or {@code -} to run through, and the number of partitions, 0 for as many as the job
 * takes.
 */
public final class WatchedRun {
  private WatchedRun() {}

  /** Runs the night's job. */
  public static void main(String[] args) throws Exception {
    Path night = Path.of(args[0]);
    int partitions = Integer.parseInt(args[3]);
    Map<String, Integer> seen = new HashMap<>();
    Lake lake =
        Lake.open(
            TestSpark.session(),
            night.resolve("lake").toString(),
            step -> {
              synchronized (seen) {
                String point = step + " #" + seen.merge(step, 1, Integer::sum);
                say("step " + point);
                if (point.equals(args[2])) {
                  say("waiting");
                  standStill();
                }
              }
            });
    new Pipeline(
            TestNight.site(),
            new LandingAddress(night.resolve("landing").toString(), Map.of()),
            lake,
            ModelPackage.load(Path.of(args[1])),
            RunSettings.EVERYTHING.withPartitions(
                partitions == 0 ? OptionalInt.empty() : OptionalInt.of(partitions)),
            new RunIdentity("killed", "test"),
            sentence -> say("says " + sentence))
        .run();
    say("finished");
    System.exit(0);
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
