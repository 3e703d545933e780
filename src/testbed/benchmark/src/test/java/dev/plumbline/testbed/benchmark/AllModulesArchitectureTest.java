package dev.plumbline.testbed.benchmark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * Who may know whom among all modules; this one is built last and sees them all. What concerns the
 * job and what is below it stands in the job's ArchitectureTest. There is no list of exceptions.
 */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = DoNotIncludeTests.class)
class AllModulesArchitectureTest {

  private static final String COMMAND_LINE = "dev.plumbline.cli";
  private static final List<String> FAMILIES =
      List.of("backtest", "cluster", "monitor", "profile", "publish", "tail");

  @ArchTest
  static final ArchRule NO_PACKAGE_IS_IN_A_CYCLE =
      slices().matching("dev.plumbline.(**)").should().beFreeOfCycles();

  @ArchTest
  static void noFamilyOfCommandsKnowsAnother(JavaClasses classes) {
    for (String family : FAMILIES) {
      String[] others =
          FAMILIES.stream()
              .filter(other -> !other.equals(family))
              .map(AllModulesArchitectureTest::packagesOf)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(packagesOf(family))
          .should()
          .dependOnClassesThat(resideInAnyPackage(others))
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule WHAT_COMMANDS_SHARE_KNOWS_NO_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(COMMAND_LINE + ".*..")
          .and()
          .resideOutsideOfPackages(families())
          .should()
          .dependOnClassesThat(resideInAnyPackage(families()));

  @ArchTest
  static final ArchRule NO_FAMILY_KNOWS_THE_LIST_OF_ALL =
      noClasses()
          .that()
          .resideInAPackage(COMMAND_LINE + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(COMMAND_LINE);

  @ArchTest
  static final ArchRule BACKTEST_ALONE_KNOWS_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage(COMMAND_LINE + "..")
          .and()
          .resideOutsideOfPackage(packagesOf("backtest"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.plumbline.job..", "org.apache.flink..");

  @ArchTest
  static final ArchRule FILES_AND_TERMINAL_KNOW_NO_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage(packagesOf("difference"), packagesOf("file"), packagesOf("terminal"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  private static String[] families() {
    return FAMILIES.stream().map(AllModulesArchitectureTest::packagesOf).toArray(String[]::new);
  }

  private static String packagesOf(String room) {
    return COMMAND_LINE + "." + room + "..";
  }
}
