package dev.plumbline.cli;

import dev.plumbline.cli.control.RefusedChangeException;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.kafka.KafkaFailureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a failure in one sentence and chooses the exit code: 2 where the input is at fault, else 1.
 */
final class FailureSentences implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    err.println("plumbline: " + sentence(failure));
    if (isVerbose(command)) {
      failure.printStackTrace(err);
    }
    err.flush();
    boolean badInput =
        failure instanceof BadFileException
            || failure instanceof NoSuchFileException
            || failure instanceof RefusedChangeException;
    return badInput ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  private static String sentence(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    boolean speaksForItself =
        failure instanceof BadFileException
            || failure instanceof RefusedChangeException
            || failure instanceof KafkaFailureException;
    if (speaksForItself || failure instanceof KafkaException || failure instanceof IOException) {
      return failure.getMessage();
    }
    return "this should not have happened, please report it: "
        + failure
        + " (--verbose shows where)";
  }

  private static boolean isVerbose(CommandLine command) {
    return command.getParseResult() != null
        && command.getParseResult().hasMatchedOption("--verbose");
  }
}
