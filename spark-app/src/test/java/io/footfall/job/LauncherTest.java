package io.footfall.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled launcher with a {@code java} that only says how it was called. */
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        echo "$argument"
        case $argument in -XX:ArchiveClassesAtExit=*) echo classes > "${argument#*=}" ;; esac
      done
      exit ${EXIT_CODE:-0}
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeABundle() throws IOException {
    executable("bin/footfall", Files.readString(Path.of("src/main/launcher/bin/footfall")));
    executable("jdk/bin/java", JAVA);
    for (String file :
        List.of("conf/java.options", "conf/log4j2.properties", "lib/a.jar", "jars/b.jar")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      }
    }
  }

  @Test
  void theFirstRecountLeavesItsClassesAndLaterOnesBeginWithThem() throws Exception {
    assertThat(footfall(0, "recount", "--site", "a site.yaml"))
        .anyMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="))
        .endsWith("io.footfall.job.Footfall", "recount", "--site", "a site.yaml");

    assertThat(footfall(0, "recount"))
        .contains("-XX:SharedArchiveFile=" + folder.resolve("classes-recount.jsa"))
        .noneMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="));
    assertThat(footfall(0, "run")).noneMatch(argument -> argument.startsWith("-XX:"));
  }

  @Test
  void theFirstReportLeavesThoseOfSparkForAllCommandsButRecounts() throws Exception {
    assertThat(footfall(0, "run")).noneMatch(argument -> argument.startsWith("-XX:"));

    assertThat(footfall(0, "report"))
        .anyMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="));

    for (String command : List.of("run", "report")) {
      assertThat(footfall(0, command))
          .contains("-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"))
          .noneMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="));
    }
    assertThat(footfall(0, "recount"))
        .anyMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="));
  }

  @Test
  void aRecountThatFailedLeavesNothing() throws Exception {
    footfall(3, "recount");

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("classes"));
    }
  }

  @Test
  void classesOlderThanAJarAreLeftAnew() throws Exception {
    footfall(0, "recount");
    Files.setLastModifiedTime(
        folder.resolve("jars/b.jar"), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(footfall(0, "recount"))
        .anyMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="));
  }

  @Test
  void filesOfTheUsersInConfStayOnTheClassPath() throws Exception {
    footfall(0, "recount");
    Files.createFile(folder.resolve("conf/core-site.xml"));

    assertThat(footfall(0, "recount"))
        .contains("%1$s/conf:%1$s/lib/*:%1$s/jars/*".formatted(folder))
        .noneMatch(argument -> argument.startsWith("-XX:"));
  }

  /** What {@code java} was called with; the launcher's exit code is Java's. */
  private List<String> footfall(int exitCode, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(folder.resolve("bin/footfall").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("EXIT_CODE", Integer.toString(exitCode));
    Process process = builder.start();
    List<String> said = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(said.toString()).isEqualTo(exitCode);
    return said;
  }

  private void executable(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
