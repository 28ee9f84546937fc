package io.footfall.detect;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real models, imported once for all tests of this room. */
final class TestModels {
  private static final Path SOURCES = Path.of("node_modules/@vladmandic/human/models");
  private static final Path IMPORTED = Path.of("target/test-models");

  private static ModelPackage centernet;
  private static ModelPackage handtrack;

  private TestModels() {}

  /** Folder of the published models; skips the test, saying so, when the build left it out. */
  static Path sources() {
    Assumptions.assumeTrue(
        Files.exists(SOURCES.resolve("centernet.json")),
        "skipped: no published models in spark-app/" + SOURCES + " (run npm ci there)");
    return SOURCES;
  }

  static synchronized ModelPackage centernet() throws ModelException {
    if (centernet == null) {
      centernet = ModelImport.centernet(sources(), IMPORTED.resolve("centernet"));
    }
    return centernet;
  }

  static synchronized ModelPackage handtrack() throws ModelException {
    if (handtrack == null) {
      handtrack = ModelImport.handtrack(sources(), IMPORTED.resolve("handtrack"));
    }
    return handtrack;
  }
}
