package dev.plumbline.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. There is no list of exceptions, and there shall be none. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String STAGES = "dev.plumbline.job.stage..";
  private static final String[] FRAMEWORKS = {"org.apache.flink..", "org.apache.kafka.."};

  @ArchTest
  static final ArchRule NO_STAGE_KNOWS_ANOTHER =
      slices().matching("dev.plumbline.job.stage.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule WHAT_STAGES_SHARE_KNOWS_NO_STAGE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.plumbline.job.decode..",
              "dev.plumbline.job.event..",
              "dev.plumbline.job.settings..",
              "dev.plumbline.job.window..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STAGES, "dev.plumbline.job");

  @ArchTest
  static final ArchRule STAGES_DO_NOT_KNOW_THE_PIPELINE =
      noClasses()
          .that()
          .resideInAPackage(STAGES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plumbline.job");

  @ArchTest
  static final ArchRule EVENTS_KNOW_NEITHER_SETTINGS_NOR_WINDOWS =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.plumbline.job.settings..", "dev.plumbline.job.window..");

  @ArchTest
  static final ArchRule WINDOWS_KNOW_NO_SETTINGS =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.window..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plumbline.job.settings..");

  @ArchTest
  static final ArchRule SETTINGS_KNOW_NOTHING_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.plumbline.job.event..", "dev.plumbline.job.window..");

  @ArchTest
  static final ArchRule MATHEMATICS_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.statistics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FRAMEWORKS);

  @ArchTest
  static final ArchRule MONITORING_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.monitoring..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FRAMEWORKS);

  @ArchTest
  static final ArchRule KAFKA_KNOWS_NEITHER_FLINK_NOR_WHAT_IS_DONE_WITH_IT =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "dev.plumbline.job..",
              "dev.plumbline.monitoring..",
              "dev.plumbline.statistics..");

  @ArchTest
  static final ArchRule MATHEMATICS_KNOWS_NOTHING_OF_MONITORING =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.statistics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.plumbline.monitoring..", "dev.plumbline.schemas..", "dev.plumbline.job..");

  @ArchTest
  static final ArchRule MONITORING_KNOWS_NOTHING_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAnyPackage("dev.plumbline.monitoring..", "dev.plumbline.schemas..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plumbline.job..");
}
