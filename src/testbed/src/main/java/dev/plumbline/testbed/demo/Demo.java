package dev.plumbline.testbed.demo;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The two halves of {@code scripts/demo} that are Java: {@code prepare} runs while Flink starts,
 * {@code watch} once the job is submitted.
 */
@Command(
    name = "demo",
    subcommands = {PrepareCommand.class, WatchCommand.class})
public final class Demo {

  private Demo() {}

  /** Runs one of them and exits. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one of them; returns 0 done, 1 failed, 2 usage. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new Demo());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          System.err.println("scripts/demo: " + failure.getMessage());
          return 1;
        });
    return line.execute(arguments);
  }
}
