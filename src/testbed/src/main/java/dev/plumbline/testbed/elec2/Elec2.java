package dev.plumbline.testbed.elec2;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code src/testbed/elec2}. Exit: 0 done, 1 not or not the same, 2 usage. */
@Command(
    name = "src/testbed/elec2",
    mixinStandardHelpOptions = true,
    subcommands = {PrepareElec2.class, CheckElec2.class},
    description =
        "Real data through the whole path: the electricity market of New South Wales, 1996 to 1998.",
    footer = {
      "",
      "In this order:",
      "  src/testbed/elec2 prepare elec2.csv.gz --out target/elec2",
      "  scripts/demo --data target/elec2/electricity.csv",
      "  src/testbed/elec2 check target/elec2/electricity.csv      in another terminal, meanwhile or at the end"
    })
public final class Elec2 {

  private Elec2() {}

  /** Runs a command and exits. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command; returns its exit code. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new Elec2());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          System.err.println("src/testbed/elec2: " + failure.getMessage());
          return 1;
        });
    return line.execute(arguments);
  }
}
