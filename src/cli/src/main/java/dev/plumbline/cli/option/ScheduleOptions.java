package dev.plumbline.cli.option;

import dev.plumbline.cli.control.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** When a change of a monitor takes effect. */
public final class ScheduleOptions {

  @Option(
      names = "--effective-from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description =
          "Event time from which it holds, as 2026-12-01T00:00:00Z; default the monitor's effective_from, else"
              + " now + the skew + 1 min, rounded up to the minute. An earlier time is refused.")
  private Instant effectiveFrom;

  @Option(
      names = "--before-start",
      description =
          "No job has read events of this model yet: any time is fine, and the default is the beginning of time,"
              + " so that all events on the topics are watched.")
  private boolean beforeStart;

  @Option(
      names = "--max-future-skew",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = "The job's time.max-future-skew; default ${DEFAULT-VALUE}.")
  private Duration maxFutureSkew;

  /** What was asked for, seen from now. */
  public Schedule schedule(Instant now) {
    return new Schedule(now, maxFutureSkew, Optional.ofNullable(effectiveFrom), beforeStart);
  }
}
