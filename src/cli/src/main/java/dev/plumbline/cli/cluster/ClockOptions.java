package dev.plumbline.cli.cluster;

import dev.plumbline.cli.option.DurationConverter;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How far ahead clocks may be. */
final class ClockOptions {

  @Option(
      names = "--max-future-skew",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description =
          "The job's time.max-future-skew, up to which the broker may take timestamps ahead of its"
              + " clock where a topic of events does not have LogAppendTime; default"
              + " ${DEFAULT-VALUE}.")
  private Duration maxFutureSkew;

  Duration maxFutureSkew() {
    return maxFutureSkew;
  }
}
