package dev.plumbline.job.window.cohort;

import dev.plumbline.job.window.state.HeldCounts;
import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.monitoring.monitor.CohortSpan;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.statistics.exact.Accumulator;

/**
 * What is to be done about the cohorts of a series, and when.
 *
 * @param monitor the series' monitor
 * @param state what is kept of the cohorts
 * @param <A> what is counted
 */
record CohortAgenda<A extends Accumulator<A>>(Monitor monitor, CohortState<A> state) {

  CohortTimes times() {
    return CohortTimes.of(monitor.cohorts(), monitor.horizon());
  }

  /** The length that a cohort goes by, milliseconds; see {@link CohortSpan#length}. */
  long sizeOf(PaneKey cohort) {
    return monitor.cohorts().get(cohort.window()).length().toMillis();
  }

  /** When a cohort begins. */
  long startOf(PaneKey cohort) {
    return monitor.cohorts().get(cohort.window()).startOf(cohort.instant());
  }

  /** Adds a sum to the cohorts that hold it, but for those that were freed. */
  void add(HeldCounts.Due due) throws Exception {
    long freed = state.freedUntil();
    for (int size = 0; size < monitor.cohorts().size(); size++) {
      long end = monitor.cohorts().get(size).endOf(due.pane().paneStart());
      if (freed < times().forgottenAt(end)) {
        state.add(new PaneKey(size, end), due.counts());
      }
    }
  }

  /** Whether a cohort is reported now. */
  boolean isDue(PaneKey cohort, long now) throws Exception {
    ReportedCohort reported = state.reported().get(cohort);
    long end = cohort.instant();
    boolean first = reported.revision() < 0 && now >= end;
    boolean last = now >= times().finalAt(end) && !reported.isFinal();
    return first
        || last
        || reported.changed() && times().reportedAt(sizeOf(cohort), end, now) == now;
  }

  /** Whether nothing of a cohort is expected any more, though it may be kept for a while. */
  boolean isOver(PaneKey cohort, long now) {
    return now >= times().forgottenAt(cohort.instant());
  }

  /**
   * The next time at which something is to be done about a cohort; the largest when it is to be
   * freed.
   *
   * @param silence whether predictions are silent: then nothing is freed, and an hour later it is
   *     looked at again
   */
  long nextTime(PaneKey cohort, long now, boolean silence) throws Exception {
    ReportedCohort reported = state.reported().get(cohort);
    long end = cohort.instant();
    if (reported.changed()) {
      return times().reportedAt(sizeOf(cohort), end, now + times().stepMs());
    }
    if (isOver(cohort, now)) {
      return silence ? now + CohortTimes.HOUR : Long.MAX_VALUE;
    }
    return reported.isFinal() ? times().forgottenAt(end) : times().finalAt(end);
  }
}
