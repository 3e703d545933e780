package dev.plumbline.job.stage.evaluate;

import dev.plumbline.monitoring.alert.AlertLifecycle;
import dev.plumbline.monitoring.alert.RuleBook;
import dev.plumbline.monitoring.monitor.CohortSpan;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.WindowSpec;
import java.time.Duration;

/** One revision of a monitor, ready to judge. */
record RevisionJudge(Monitor monitor, RuleBook rules, AlertLifecycle lifecycle) {

  static RevisionJudge of(Monitor monitor) {
    return new RevisionJudge(monitor, new RuleBook(monitor), new AlertLifecycle(monitor));
  }

  /**
   * Longer than any stage still measures a series that another has given up: a day, its longest
   * window and the horizon of its labels, twice.
   */
  long longestSilenceMs() {
    Duration longest = Duration.ofDays(1).plus(monitor.horizon());
    for (WindowSpec window : monitor.windows()) {
      longest = longest.plus(window.size());
    }
    for (CohortSpan cohort : monitor.cohorts()) {
      longest = longest.plus(cohort.length());
    }
    return longest.multipliedBy(2).toMillis();
  }
}
