package io.footfall.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class LauncherFlagsTest {
  @Test
  void theLauncherOpensWhatThisSparkNeeds() throws Exception {
    List<String> flags =
        Files.readAllLines(Path.of("target/footfall/conf/java.options")).stream()
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .toList();
    assertThat(flags)
        .containsAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" ", -1)));
  }
}
