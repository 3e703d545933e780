package dev.plumbline.testbed.benchmark;

import dev.plumbline.testbed.benchmark.significance.SignificanceCommand;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The main of {@code scripts/bench}: what an event costs, unless the first word is the name of
 * another kind of benchmark. Exit: 0 done, 1 not, 2 usage.
 */
public final class Bench {

  private Bench() {}

  /** Runs a command and exits. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    String kind = arguments.length == 0 ? "" : arguments[0];
    Optional<OperationCosts> operations = OperationGroups.named(kind);
    if (operations.isPresent()) {
      return execute(new OperationCommand(operations.get()), rest(arguments));
    }
    return kind.equals("significance")
        ? execute(new SignificanceCommand(), rest(arguments))
        : execute(new HotPathCommand(), arguments);
  }

  private static String[] rest(String[] arguments) {
    return Arrays.copyOfRange(arguments, 1, arguments.length);
  }

  private static int execute(Object command, String... arguments) {
    CommandLine line = new CommandLine(command);
    line.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          System.err.println("scripts/bench: " + failure);
          return 1;
        });
    return line.execute(arguments);
  }
}
