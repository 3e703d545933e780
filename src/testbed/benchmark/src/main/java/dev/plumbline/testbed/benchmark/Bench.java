package dev.plumbline.testbed.benchmark;

import dev.plumbline.testbed.benchmark.significance.SignificanceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code scripts/bench}. Exit: 0 done, 1 not, 2 usage. */
@Command(
    name = "scripts/bench",
    mixinStandardHelpOptions = true,
    subcommands = {SignificanceCommand.class, AccumulatorsCommand.class},
    description =
        "Measures what a number costs and how often it is wrong. Results are Markdown on standard output.")
public final class Bench {

  private Bench() {}

  /** Runs a command and exits. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Bench());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          System.err.println("scripts/bench: " + failure);
          return 1;
        });
    System.exit(line.execute(arguments));
  }
}
