package dev.plumbline.testbed.benchmark;

import dev.plumbline.testbed.benchmark.significance.SignificanceCommand;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;

/**
 * The main of {@code scripts/bench}: what an event costs, unless the first word is the name of
 * another kind of benchmark. Exit: 0 done, 1 not, 2 usage.
 */
public final class Bench {

  private static final Map<String, Object> OTHER_KINDS =
      Map.of("significance", new SignificanceCommand(), "accumulators", new AccumulatorsCommand());

  private Bench() {}

  /** Runs a command and exits. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    Object other = arguments.length == 0 ? null : OTHER_KINDS.get(arguments[0]);
    if (other == null) {
      return execute(new HotPathCommand(), arguments);
    }
    return execute(other, Arrays.copyOfRange(arguments, 1, arguments.length));
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
