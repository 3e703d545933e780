package dev.plumbline.cli;

import dev.plumbline.cli.backtest.BacktestCommand;
import dev.plumbline.cli.cluster.PreflightCommand;
import dev.plumbline.cli.cluster.SchemaCommand;
import dev.plumbline.cli.cluster.TopicsCommand;
import dev.plumbline.cli.monitor.MonitorCommand;
import dev.plumbline.cli.profile.ProfileCommand;
import dev.plumbline.cli.publish.PublishCommand;
import dev.plumbline.cli.tail.AlertsCommand;
import dev.plumbline.cli.tail.MetricsCommand;
import dev.plumbline.cli.tail.RejectionsCommand;
import dev.plumbline.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code plumbline} command line. Exit codes: 0 done, 1 failed, 2 bad input or usage. Results
 * go to standard output, everything about them to standard error.
 */
@Command(
    name = "plumbline",
    description =
        "Watches machine-learning models on the stream: what is on Kafka, and what is said about"
            + " it.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A first walk, on the broker of scripts/cluster up:",
      "  plumbline topics create",
      "  plumbline monitor apply job/monitors/card-fraud.yaml --before-start",
      "  plumbline publish predictions --file predictions.csv",
      "  plumbline alerts tail --from-beginning",
      "",
      "plumbline COMMAND --help says more about each. Exit: 0 done, 1 failed, 2 bad input or usage."
    },
    subcommands = {
      TopicsCommand.class,
      MonitorCommand.class,
      ProfileCommand.class,
      SchemaCommand.class,
      PublishCommand.class,
      BacktestCommand.class,
      AlertsCommand.class,
      MetricsCommand.class,
      RejectionsCommand.class,
      PreflightCommand.class
    })
public final class Plumbline {

  private static final String VERBOSE = "--verbose";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = VERBOSE,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show what the Kafka clients log, and stack traces.")
  private boolean verbose;

  private Plumbline() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains(VERBOSE)) {
      // Before the first logger is made; without it simplelogger.properties turns them off.
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
    }
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int exit = commandLine(out, err).execute(arguments);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /** The command line, writing to these, escaped. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Plumbline())
        .setOut(new PrintWriter(new EscapingWriter(out, Terminal.isColoured()), true))
        .setErr(new PrintWriter(new EscapingWriter(err, false), true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(110)
        .setParameterExceptionHandler(Plumbline::printUsage)
        .setExecutionExceptionHandler(new FailureSentences());
  }

  /** One sentence and where to read on, instead of a page of options. */
  private static int printUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("plumbline: " + failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    PrintStream stream =
        new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
