package dev.plumbline.cli.option;

import dev.plumbline.cli.file.DeclaredTypes;
import dev.plumbline.cli.file.ReadingRules;
import dev.plumbline.cli.file.cell.TimeForm;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How the cells of files are read, for every command that reads files. */
public final class ReadingOptions {

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = ZoneConverter.class,
      description =
          "The time zone of times that name none, as UTC or Europe/Berlin; a date alone is its"
              + " midnight there. Without it such times are refused, but for those that Avro and"
              + " Parquet have as times, which are in UTC.")
  private ZoneId zone;

  @Option(
      names = "--time-format",
      paramLabel = "FORM",
      description =
          "The form of times that are neither milliseconds since 1970 nor ISO-8601: a pattern, as"
              + " \"dd.MM.yyyy HH:mm:ss\", or one of seconds, millis, micros, nanos.")
  private String timeFormat;

  @Option(
      names = "--null",
      paramLabel = "TEXT",
      description =
          "A text that is a missing value in every column of a CSV file; repeatable. An empty cell"
              + " always is, and NaN, NaT, NULL, None, NA, N/A and \\N are where a number or a time"
              + " is wanted.")
  private List<String> nulls = new ArrayList<>();

  /**
   * The rules.
   *
   * @param declared what the monitor says of columns
   * @param ignoreUnknown whether fields of JSON that are not in the contract are left out
   * @throws ParameterException when the form of times is none
   */
  public ReadingRules rules(CommandSpec spec, DeclaredTypes declared, boolean ignoreUnknown) {
    try {
      TimeForm times = TimeForm.of(zone, timeFormat);
      return new ReadingRules(declared, times, new HashSet<>(nulls), ignoreUnknown);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--time-format: " + e.getMessage(), e);
    }
  }
}
