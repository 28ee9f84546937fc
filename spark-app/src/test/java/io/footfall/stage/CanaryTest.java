package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import io.footfall.TestNight;
import io.footfall.storage.Azurite;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A storage whose credentials are known to nobody else, and runs that fail at every step: nothing
 * that a run leaves behind, on a disk, in a log or in a table, holds a credential.
 *
 * <p>A build tries a shared access signature; {@code -Dfootfall.canaries=true} all three kinds.
 */
class CanaryTest {
  private static final String KEY =
      "Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWNhbmFyeS1jYW5hcnk0MTE3Mw==";

  /** Four dimensions, four tables of what was seen, four of people, four of facts, the ledger. */
  private static final int STEPS = 17;

  @TempDir static Path folder;
  private static TestNight night;
  private static Azurite azurite;
  private static BlobContainerClient landing;

  @BeforeAll
  static void landAFile() throws Exception {
    azurite = Azurite.withKey(KEY);
    night = TestNight.at(folder.resolve("night"));
    TestNight usual = TestNight.first();
    night.create();
    landing = azurite.container("landing");
    landing
        .getBlobClient(TestNight.FIRST_HALF)
        .uploadFromFile(usual.landing().resolve(TestNight.FIRST_HALF).toString());
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  static Stream<Arguments> runs() {
    List<Arguments> runs =
        List.of(
            Arguments.of("AZURE_STORAGE_SAS_TOKEN", "abfs", "local"),
            Arguments.of("AZURE_STORAGE_KEY", "sdk", "abfs"),
            Arguments.of("AZURE_STORAGE_CONNECTION_STRING", "sdk", "local"));
    return runs.stream().limit(Boolean.getBoolean("footfall.canaries") ? runs.size() : 1);
  }

  @ParameterizedTest(name = "{0}, landing by {1}, tables {2}")
  @MethodSource("runs")
  void noCredentialIsLeftBehindByARunThatFailsAtEveryStep(
      String variable, String door, String tables) throws Exception {
    String signature = signature();
    Map<String, String> values =
        Map.of(
            "AZURE_STORAGE_KEY",
            KEY,
            "AZURE_STORAGE_SAS_TOKEN",
            signature,
            "AZURE_STORAGE_CONNECTION_STRING",
            "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s"
                .formatted(Azurite.ACCOUNT, KEY));
    Path work = Files.createDirectories(folder.resolve(variable));
    Files.createDirectories(work.resolve("events"));
    String lake =
        tables.equals("abfs")
            ? Azurite.abfs(azurite.container("lake").getBlobContainerName()) + "/tables"
            : night.withOwnLake(work).lake().toString();

    String said =
        run(
            work,
            Map.of(variable, values.get(variable)),
            door.equals("abfs")
                ? Azurite.abfs("landing")
                : Azurite.https(azurite.port(), "landing"),
            lake);

    List<Path> left = files(work);
    assertThat(said).contains("@through");
    assertThat(said.lines().filter(line -> line.startsWith("@doomed before ")).toList())
        .as("steps that failed")
        .hasSizeGreaterThanOrEqualTo(STEPS);
    assertThat(left).as("event logs").anyMatch(file -> file.toString().contains("events/"));
    for (String canary : canaries(signature)) {
      assertThat(said).doesNotContain(canary);
      for (Path file : left) {
        assertThat(holds(Files.readAllBytes(file), canary)).as(file.toString()).isFalse();
      }
      if (tables.equals("abfs")) {
        assertThat(namesOfBlobsWith(canary)).isEmpty();
      }
    }
  }

  private static List<String> canaries(String signature) {
    String encoded = signature.replaceFirst(".*sig=([^&]*).*", "$1");
    return List.of(
        KEY, KEY.substring(0, 40), encoded, URLDecoder.decode(encoded, StandardCharsets.UTF_8));
  }

  private static List<String> namesOfBlobsWith(String canary) {
    List<String> names = new ArrayList<>();
    BlobContainerClient lake = azurite.container("lake");
    for (BlobItem blob : lake.listBlobs()) {
      if (holds(lake.getBlobClient(blob.getName()).downloadContent().toBytes(), canary)) {
        names.add(blob.getName());
      }
    }
    return names;
  }

  private static boolean holds(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static String signature() {
    BlobContainerSasPermission listAndRead = BlobContainerSasPermission.parse("rl");
    return landing.generateSas(
        new BlobServiceSasSignatureValues(OffsetDateTime.now().plusHours(1), listAndRead));
  }

  private static String run(Path work, Map<String, String> secrets, String landing, String lake)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Djava.io.tmpdir=" + Files.createDirectories(work.resolve("tmp"))));
    command.addAll(List.of("-cp", absoluteClassPath(), DoomedRuns.class.getName()));
    command.addAll(List.of(landing, lake, TestNight.modelFolder().toAbsolutePath().toString()));
    Azurite.hadoopSettings(azurite.port())
        .forEach((name, value) -> command.add(name + "=" + value));
    // The signature's way is chosen by the environment.
    command.removeIf(
        setting ->
            secrets.containsKey("AZURE_STORAGE_SAS_TOKEN")
                && setting.startsWith("fs.azure.account.auth.type="));
    Path said = work.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(secrets);
    builder.start().waitFor();
    return Files.readString(said);
  }

  private static String absoluteClassPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return String.join(
        ":",
        Stream.of(path.split(":", -1))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .toList());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
