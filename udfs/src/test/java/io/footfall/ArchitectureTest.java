package io.footfall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which room may know which: one sentence each. */
@AnalyzeClasses(packages = "io.footfall", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule geometryKnowsTheJdkAndJts = mayKnow("geometry", "org.locationtech.jts..");

  @ArchTest static final ArchRule modelKnowsGeometry = mayKnow("model", room("geometry"));

  @ArchTest static final ArchRule assignmentKnowsTheJdkOnly = mayKnow("assignment");

  @ArchTest
  static final ArchRule trackKnowsModelGeometryAndAssignment =
      mayKnow("track", room("model"), room("geometry"), room("assignment"));

  @ArchTest
  static final ArchRule measureKnowsModelAndGeometry =
      mayKnow("measure", room("model"), room("geometry"));

  @ArchTest
  static final ArchRule evaluateKnowsModelGeometryAndAssignment =
      mayKnow("evaluate", room("model"), room("geometry"), room("assignment"));

  @ArchTest
  static final ArchRule onlySqlKnowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("sql"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule nothingKnowsSql =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("sql"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(room("sql"));

  @ArchTest
  static final ArchRule roomsFormNoCycle =
      slices().matching("io.footfall.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static String room(String name) {
    return "io.footfall." + name + "..";
  }

  /** The room may use itself, the JDK and what is listed; a room may still be empty. */
  private static ArchRule mayKnow(String name, String... known) {
    String[] allowed =
        Stream.concat(Stream.of("java..", room(name)), Stream.of(known)).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(room(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }
}
