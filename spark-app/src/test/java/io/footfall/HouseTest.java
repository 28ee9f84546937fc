package io.footfall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the job: one test a sentence. */
class HouseTest {
  private static final String[] ROOMS = {
    "job", "site", "landing", "video", "detect", "lake", "stage", "report"
  };
  private static JavaClasses classes;

  @BeforeAll
  static void importOnce() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.footfall");
  }

  @Test
  void onlyVideoKnowsJavaCv() {
    onlyRoomThatKnows("video", "org.bytedeco..");
  }

  @Test
  void onlyDetectKnowsDjlAndTensorFlow() {
    onlyRoomThatKnows("detect", "ai.djl..", "org.tensorflow..");
  }

  @Test
  void onlyLandingKnowsAzure() {
    onlyRoomThatKnows("landing", "com.azure..", "reactor..", "org.apache.hadoop.fs.azurebfs..");
  }

  @Test
  void onlyLakeKnowsDelta() {
    onlyRoomThatKnows("lake", "io.delta..", "org.apache.spark.sql.delta..");
  }

  @Test
  void onlySiteKnowsYamlOfStoresAndDetectThatOfModels() {
    for (String room : ROOMS) {
      if (!room.equals("site") && !room.equals("detect")) {
        mustNotKnow(room, "org.yaml..");
      }
    }
  }

  @Test
  void onlyJobKnowsTheCommandLineAndTheSimulator() {
    onlyRoomThatKnows("job", "picocli..", "io.footfall.simulate..");
  }

  @Test
  void sparkIsKnownToLakeStageAndJobOnly() {
    for (String room : new String[] {"site", "landing", "video", "detect", "report"}) {
      mustNotKnow(room, "org.apache.spark..");
    }
  }

  @Test
  void videoDetectLandingAndLakeDoNotKnowEachOther() {
    String[] rooms = {"video", "detect", "landing", "lake"};
    for (String room : rooms) {
      for (String other : rooms) {
        if (!room.equals(other)) {
          mustNotKnow(room, "io.footfall." + other + "..");
        }
      }
    }
  }

  @Test
  void reportAndSiteKnowValuesOnly() {
    for (String room : new String[] {"report", "site"}) {
      for (String other : new String[] {"landing", "video", "detect", "lake", "stage", "job"}) {
        mustNotKnow(room, "io.footfall." + other + "..");
      }
    }
    mustNotKnow("report", "io.footfall.site..");
  }

  @Test
  void nobodyKnowsTheCommandLineRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.footfall.job..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.footfall.job..")
        .check(classes);
  }

  @Test
  void theFunctionsDoNotKnowTheJob() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.footfall.model..",
            "io.footfall.geometry..",
            "io.footfall.track..",
            "io.footfall.measure..",
            "io.footfall.evaluate..",
            "io.footfall.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            java.util.Arrays.stream(ROOMS)
                .map(room -> "io.footfall." + room + "..")
                .toArray(String[]::new))
        .check(classes);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("io.footfall.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.footfall.job..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  private static void onlyRoomThatKnows(String owner, String... packages) {
    for (String room : ROOMS) {
      if (!room.equals(owner)) {
        mustNotKnow(room, packages);
      }
    }
  }

  private static void mustNotKnow(String room, String... packages) {
    noClasses()
        .that()
        .resideInAPackage("io.footfall." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true)
        .check(classes);
  }
}
