package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.specialized.BlobLeaseClient;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import io.footfall.TestNight;
import io.footfall.TestSpark;
import io.footfall.detect.ModelPackage;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Checksums;
import io.footfall.lake.KernelLake;
import io.footfall.lake.Lake;
import io.footfall.lake.Steps;
import io.footfall.lake.Table;
import io.footfall.landing.AzureEnvironment;
import io.footfall.landing.LandingAddress;
import io.footfall.storage.Azurite;
import io.footfall.storage.CapturedLog;
import io.footfall.storage.FaultyStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job with footage in one container and tables in another. */
class AzuriteRunTest {
  private static final Duration LONGER_THAN_THE_TIMEOUT = Duration.ofMillis(1_500);

  @TempDir static Path folder;

  private static TestNight local;
  private static Azurite azurite;

  @BeforeAll
  static void runLocally() throws Exception {
    azurite = Azurite.running();
    local = TestNight.first();
  }

  private static BlobContainerClient container(String name) {
    return azurite.container(name + "-" + UUID.randomUUID().toString().substring(0, 8));
  }

  private static void put(BlobContainerClient container, String name, Path file) {
    container.getBlobClient(name).uploadFromFile(file.toString(), true);
  }

  private static LandingAddress address(String uri, FaultyStorage storage) {
    Map<String, String> settings = Azurite.hadoopSettings(storage.port());
    settings.put(LandingAddress.TIMEOUT, "PT1S");
    settings.put(LandingAddress.PAUSE, "PT0.01S");
    return new LandingAddress(uri, settings);
  }

  /** An empty lake in a container that Spark reaches at a port. */
  private static Lake lake(int port) {
    Configuration configuration = TestSpark.session().sparkContext().hadoopConfiguration();
    Azurite.hadoopSettings(port).forEach(configuration::set);
    AzureEnvironment.hadoopSettings().forEach(configuration::set);
    configuration.set("fs.azure.http.read.timeout", "1000");
    configuration.set("fs.azure.io.retry.min.backoff.interval", "10");
    configuration.set("fs.azure.io.retry.backoff.interval", "10");
    String container = container("lake").getBlobContainerName();
    return Lake.open(TestSpark.session(), Azurite.abfs(container) + "/tables");
  }

  private static RunSummary run(LandingAddress landing, Lake lake) throws Exception {
    return new Pipeline(
            TestNight.site(),
            landing,
            lake,
            ModelPackage.load(TestNight.modelFolder()),
            RunSettings.EVERYTHING,
            new RunIdentity("run", "test"),
            sentence -> {})
        .run();
  }

  /**
   * Footage through storage that gets one answer in ten wrong, tables through one in twenty. The
   * first run reads with Azure's client and meets a file that somebody still holds and one that is
   * replaced while it is read; the second reads those with Hadoop's driver.
   */
  @Test
  void theRowsAreThoseOfTheLocalRunWhateverHappensToStorageMeanwhile() throws Exception {
    BlobContainerClient landing = container("landing");
    Path second = local.landing().resolve(TestNight.SECOND_HALF);
    put(landing, TestNight.WHOLE, local.landing().resolve(TestNight.WHOLE));
    put(landing, TestNight.FIRST_HALF, second);
    put(landing, TestNight.SECOND_HALF, second);
    BlobLeaseClient lease =
        new BlobLeaseClientBuilder()
            .blobClient(landing.getBlobClient(TestNight.SECOND_HALF))
            .buildClient();
    lease.acquireLease(-1);
    try (FaultyStorage tables =
            FaultyStorage.before(azurite.port(), 11, 20, LONGER_THAN_THE_TIMEOUT);
        FaultyStorage storage =
            FaultyStorage.before(azurite.port(), 12, 10, LONGER_THAN_THE_TIMEOUT);
        CapturedLog log = new CapturedLog("io.footfall")) {
      Lake lake = lake(tables.port());
      storage.beforeRead(
          TestNight.FIRST_HALF,
          4,
          () -> put(landing, TestNight.FIRST_HALF, local.landing().resolve(TestNight.FIRST_HALF)));

      String name = landing.getBlobContainerName();
      RunSummary broken = run(address(Azurite.https(storage.port(), name), storage), lake);
      assertThat(broken.failed()).isEqualTo(1);
      assertThat(log.lines())
          .anyMatch(line -> line.contains(TestNight.SECOND_HALF + " is not taken yet"))
          .anyMatch(line -> line.contains("http://") && line.contains("again in"))
          .anyMatch(line -> line.contains(TestNight.FIRST_HALF + " changed since it was listed"));
      assertThat(lake.read(Catalogue.RECORDING_ISSUE).collectAsList())
          .singleElement()
          .satisfies(issue -> assertThat(issue.<String>getAs("kind")).isEqualTo("STORAGE"))
          .satisfies(issue -> assertThat(issue.<String>getAs("message")).contains("changed since"));

      lease.releaseLease();
      run(address(Azurite.abfs(name), storage), lake);
      assertThat(Checksums.of(lake)).isEqualTo(Checksums.of(local.open()));
      for (Table table : List.of(Catalogue.FACT_FOOTFALL, Catalogue.FACT_COVERAGE)) {
        assertThat(text(lake, table)).as(table.name()).isEqualTo(text(local.open(), table));
      }
      assertThat(lake.read(Catalogue.RECORDING_ISSUE).collectAsList()).isEmpty();
      assertThat(tables.faults().keySet()).containsExactly(FaultyStorage.Fault.values());
      assertThat(log.lines())
          .as("both doors tell what they asked for again")
          .anyMatch(line -> line.contains("abfs://") && line.contains("again in"));

      recountWithoutSpark(lake);
      TestNight recounted = local.withOwnLake(folder);
      Recount.withSpark(
              TestNight.site("0.6"),
              recounted.open(),
              RunSettings.EVERYTHING,
              new RunIdentity("recount", "test"),
              sentence -> {})
          .run();
      assertThat(Checksums.of(lake))
          .isEqualTo(Checksums.of(recounted.open()))
          .isNotEqualTo(Checksums.of(local.open()));
      for (Table table : List.of(Catalogue.FACT_FOOTFALL, Catalogue.DIM_STORE)) {
        assertThat(text(lake, table)).as(table.name()).isEqualTo(text(recounted.open(), table));
      }
    }
  }

  /** Over the same storage that gets answers wrong. */
  private static void recountWithoutSpark(Lake lake) throws Exception {
    KernelLake alone =
        KernelLake.find(
                TestSpark.session().sparkContext().hadoopConfiguration(),
                lake.root(),
                Steps.UNWATCHED)
            .orElseThrow();
    assertThat(
            Recount.withoutSpark(
                    TestNight.site("0.6"),
                    alone,
                    RunSettings.EVERYTHING,
                    new RunIdentity("recount", "test"),
                    sentence -> {})
                .flatMap(Recount::run)
                .orElseThrow())
        .containsEntry("camera_days_measured", 2);
  }

  private static List<String> text(Lake lake, Table table) {
    return lake.read(table).toJSON().collectAsList().stream().sorted().toList();
  }
}
