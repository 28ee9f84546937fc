package io.footfall.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogFormatsTest {
  @Test
  void theLogForMachinesSaysWhatTheLogForPeopleSays() throws Exception {
    assertThat(levels(LogOptions.class.getResourceAsStream("log4j2-json.properties")))
        .isEqualTo(
            levels(Files.newInputStream(Path.of("src/main/launcher/conf/log4j2.properties"))));
  }

  private static Map<String, String> levels(InputStream file) throws IOException {
    Properties properties = new Properties();
    try (file) {
      properties.load(file);
    }
    return properties.stringPropertyNames().stream()
        .filter(name -> name.matches("(logger|rootLogger)\\..*") && !name.contains("appender"))
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
