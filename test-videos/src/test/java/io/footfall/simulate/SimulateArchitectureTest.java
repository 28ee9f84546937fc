package io.footfall.simulate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SimulateArchitectureTest {
  private final JavaClasses simulate =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.footfall.simulate");

  @Test
  void scenariosKnowNothingOfPeopleOrPictures() {
    classes()
        .that()
        .resideInAPackage("..simulate.scenario")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("..simulate.scenario", "java..", "org.yaml..")
        .check(simulate);
  }

  @Test
  void onlyScenariosKnowYaml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..simulate.scenario")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml..")
        .check(simulate);
  }

  @Test
  void theWorldKnowsNoCamera() {
    classes()
        .that()
        .resideInAPackage("..simulate.world")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("..simulate.scenario", "..simulate.world", "java..")
        .check(simulate);
  }

  @Test
  void camerasKnowTheFloorPlanOnly() {
    classes()
        .that()
        .resideInAPackage("..simulate.camera")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("..simulate.scenario", "..simulate.camera", "java..")
        .check(simulate);
  }

  @Test
  void drawingKnowsNoTruth() {
    noClasses()
        .that()
        .resideInAPackage("..simulate.draw")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..simulate.truth")
        .check(simulate);
  }
}
