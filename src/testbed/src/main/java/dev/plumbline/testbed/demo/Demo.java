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

  /** Runs one of them; exits with 0 done, 1 failed, 2 usage. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Demo());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          System.err.println("scripts/demo: " + failure.getMessage());
          return 1;
        });
    System.exit(line.execute(arguments));
  }
}
