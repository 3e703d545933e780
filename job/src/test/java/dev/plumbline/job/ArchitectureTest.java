package dev.plumbline.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. No list of exceptions: a class that breaks a rule is in the wrong place. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String STAGES = "dev.plumbline.job.stage..";

  @ArchTest
  static final ArchRule NO_STAGE_KNOWS_ANOTHER =
      slices().matching("dev.plumbline.job.stage.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule EVENTS_KNOW_NOTHING_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STAGES, "dev.plumbline.job.window..", "dev.plumbline.job.settings..");

  @ArchTest
  static final ArchRule WINDOWS_AND_SETTINGS_KNOW_NO_STAGE =
      noClasses()
          .that()
          .resideInAnyPackage("dev.plumbline.job.window..", "dev.plumbline.job.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(STAGES);

  @ArchTest
  static final ArchRule MATHEMATICS_AND_MONITORING_KNOW_NEITHER_FLINK_NOR_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.plumbline.statistics..", "dev.plumbline.monitoring..", "dev.plumbline.schemas..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "dev.plumbline.job..");

  @ArchTest
  static final ArchRule STATISTICS_ARE_THE_JDK_AND_COMMONS_MATH =
      classes()
          .that()
          .resideInAPackage("dev.plumbline.statistics..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.apache.commons.math3..", "dev.plumbline.statistics..");
}
