package io.footfall.job;

import io.footfall.landing.AzureEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** Opens Spark with what Footfall needs; whatever {@code spark-submit} has set already wins. */
final class Sessions {
  private Sessions() {}

  /** Opens a session; the caller closes it. */
  static SparkSession open(Optional<String> master, String application) {
    checkJava();
    SparkConf conf = master(master);
    conf.setIfMissing("spark.app.name", application);
    conf.setIfMissing("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    conf.setIfMissing(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    conf.setIfMissing("spark.ui.showConsoleProgress", Boolean.toString(System.console() != null));
    // Tables go by their path; without this, an empty folder appears wherever one stands.
    conf.setIfMissing(
        "spark.sql.warehouse.dir",
        Path.of(System.getProperty("java.io.tmpdir"), "footfall-warehouse").toUri().toString());
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.datetime.java8API.enabled", "true");
    // The tables' only string dates are literals of ours: no silent casts.
    conf.set("spark.sql.ansi.enabled", "true");
    credentials(conf);
    // Spark's own pattern misses the names of Azure's keys, which it would show on its pages.
    conf.setIfMissing(
        "spark.redaction.regex",
        "(?i)secret|password|token|credential|access[.]?key|account[.]key|storage_key|connection_string|[.]sas[.]");
    if (isLocal(conf)) {
      local(conf);
    }
    home().ifPresent(home -> executors(conf, home));
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** Whether a session whose master nobody has chosen would run on this machine alone. */
  static boolean isForThisMachine() {
    return isLocal(master(Optional.empty()));
  }

  private static boolean isLocal(SparkConf conf) {
    return conf.get("spark.master").startsWith("local");
  }

  /** How file systems are reached, as a session would reach them. */
  static Configuration storage() {
    checkJava();
    SparkConf conf = new SparkConf();
    credentials(conf);
    return SparkHadoopUtil.get().newConfiguration(conf);
  }

  private static SparkConf master(Optional<String> master) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", master.orElse("local[*]"));
    master.ifPresent(chosen -> conf.set("spark.master", chosen));
    return conf;
  }

  private static void credentials(SparkConf conf) {
    AzureEnvironment.hadoopSettings()
        .forEach((name, value) -> conf.setIfMissing("spark.hadoop." + name, value));
  }

  /** Says so when this Java has lost what Hadoop asks it for: who is logged in (JEP 486). */
  private static void checkJava() {
    try {
      UserGroupInformation.getCurrentUser();
    } catch (UnsupportedOperationException e) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          "This Spark's Hadoop does not run on Java %s (%s): use Java 17 or 21, and set JAVA_HOME where there are several"
              .formatted(Runtime.version().feature(), System.getProperty("java.home")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One machine: no web page, and no more shuffle tasks than it has use for. */
  private static void local(SparkConf conf) {
    conf.setIfMissing("spark.ui.enabled", "false");
    // One machine's tables are small: compiling each little query costs more than it saves.
    conf.setIfMissing("spark.sql.codegen.wholeStage", "false");
    conf.setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    // Nor is there anything to adapt; each look at a plan would also be written out for the web
    // page.
    conf.setIfMissing("spark.sql.adaptive.enabled", "false");
    conf.setIfMissing("spark.sql.ui.explainMode", "simple");
    conf.setIfMissing(
        "spark.sql.shuffle.partitions",
        Integer.toString(2 * Runtime.getRuntime().availableProcessors()));
    conf.setIfMissing("spark.databricks.delta.snapshotPartitions", "2");
    conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
  }

  /** Executors that are started beside the bundle find our classes and natives in it. */
  private static void executors(SparkConf conf, Path home) {
    conf.setIfMissing("spark.executor.extraClassPath", home.resolve("lib") + "/*");
    conf.setIfMissing(
        "spark.executorEnv.TENSORFLOW_LIBRARY_PATH", home.resolve("natives").toString());
    conf.setIfMissing("spark.executorEnv.TF_CPP_MIN_LOG_LEVEL", "1");
    conf.setIfMissing("spark.executorEnv.TF_ENABLE_ONEDNN_OPTS", "1");
    conf.setIfMissing("spark.executorEnv.OPT_OUT_TRACKING", "true");
  }

  /** The bundle that the launcher runs from; absent under {@code spark-submit}. */
  static Optional<Path> home() {
    return Optional.ofNullable(System.getProperty("footfall.home"))
        .map(Path::of)
        .filter(Files::isDirectory);
  }
}
