package dev.plumbline.job.window.cohort;

import dev.plumbline.monitoring.monitor.CohortSpan;
import java.time.Duration;
import java.util.List;

/**
 * When a cohort is reported, final and forgotten: a function of event time alone. A cohort holds
 * what was predicted in {@code [end - size, end)}; its revision at T holds exactly what holds
 * before T.
 *
 * <p>With a cohort of a day that ends at midnight and a horizon of a week: reported at midnight,
 * then at most every hour while something changes, final a week after, forgotten two weeks after.
 *
 * @param stepMs T stands on multiples of it: see {@link CohortPanes#stepMs}
 * @param horizonMs how far from its prediction a label counts
 */
public record CohortTimes(long stepMs, long horizonMs) {

  static final long HOUR = Duration.ofHours(1).toMillis();

  static CohortTimes of(List<CohortSpan> cohorts, Duration horizon) {
    return new CohortTimes(CohortPanes.of(cohorts).stepMs(), horizon.toMillis());
  }

  /** Start of the step that holds an instant. */
  long holding(long instant) {
    return Math.floorDiv(instant, stepMs) * stepMs;
  }

  /** The first T that is not before an instant. */
  long notBefore(long instant) {
    return -Math.floorDiv(-instant, stepMs) * stepMs;
  }

  /**
   * The first T at which a cohort may be reported for a change that a revision at {@code from}
   * holds.
   */
  long reportedAt(long sizeMs, long end, long from) {
    if (from <= end) {
      return end;
    }
    long every = Math.min(HOUR, sizeMs);
    long regular = -Math.floorDiv(-from, every) * every;
    return from <= finalAt(end) ? Math.min(regular, finalAt(end)) : regular;
  }

  /** The first T at which no label in time is expected any more. */
  long finalAt(long end) {
    return notBefore(end + horizonMs);
  }

  /** The T from which on nothing revises the cohort. */
  long forgottenAt(long end) {
    return Math.max(finalAt(end) + stepMs, notBefore(end + 2 * horizonMs));
  }
}
