package dev.plumbline.job;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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
  static final ArchRule NO_PACKAGE_IS_IN_A_CYCLE =
      slices().matching("dev.plumbline.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_STAGE_KNOWS_ANOTHER =
      slices().matching("dev.plumbline.job.stage.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule WHAT_STAGES_SHARE_KNOWS_NO_STAGE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.plumbline.job.control..",
              "dev.plumbline.job.decode..",
              "dev.plumbline.job.event..",
              "dev.plumbline.job.lease..",
              "dev.plumbline.job.settings..",
              "dev.plumbline.job.window..",
              "dev.plumbline.job.wire..")
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
  static final ArchRule EVENTS_KNOW_NOTHING_ELSE_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.event..")
          .should()
          .dependOnClassesThat(inTheJobBut("dev.plumbline.job.event.."));

  @ArchTest
  static final ArchRule WIRE_KNOWS_ONLY_EVENTS_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.wire..")
          .should()
          .dependOnClassesThat(
              inTheJobBut("dev.plumbline.job.event..", "dev.plumbline.job.wire.."));

  @ArchTest
  static final ArchRule WINDOWS_KNOW_NO_SETTINGS =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.window..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plumbline.job.settings..");

  @ArchTest
  static final ArchRule SETTINGS_KNOW_NOTHING_ELSE_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.job.settings..")
          .should()
          .dependOnClassesThat(inTheJobBut("dev.plumbline.job.settings.."));

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
  static final ArchRule EXACT_COUNTS_AND_ESTIMATES_KNOW_NO_MATHEMATICS_ABOVE_THEM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.plumbline.statistics.exact..", "dev.plumbline.statistics.estimate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.plumbline.statistics.drift..",
              "dev.plumbline.statistics.histogram..",
              "dev.plumbline.statistics.quality..");

  @ArchTest
  static final ArchRule MONITORS_DO_NOT_KNOW_WHAT_IS_MADE_OF_THEM =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.monitoring.monitor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.plumbline.monitoring.alert..",
              "dev.plumbline.monitoring.control..",
              "dev.plumbline.monitoring.event..",
              "dev.plumbline.monitoring.measurement..",
              "dev.plumbline.monitoring.profile..");

  @ArchTest
  static final ArchRule MEASURING_DOES_NOT_KNOW_ALERTS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.plumbline.monitoring.event..",
              "dev.plumbline.monitoring.measurement..",
              "dev.plumbline.monitoring.profile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plumbline.monitoring.alert..");

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
  static final ArchRule CONTRACTS_KNOW_NOTHING_OF_WHO_USES_THEM =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.schemas..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.plumbline.statistics..", "dev.plumbline.monitoring..", "dev.plumbline.job..");

  @ArchTest
  static final ArchRule MONITORING_KNOWS_NOTHING_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.monitoring..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plumbline.job..");

  private static DescribedPredicate<JavaClass> inTheJobBut(String... packages) {
    return resideInAPackage("dev.plumbline.job..").and(resideOutsideOfPackages(packages));
  }
}
