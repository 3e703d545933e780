package dev.plumbline.job.stage.evaluate;

import dev.plumbline.monitoring.alert.AlertLifecycle;
import dev.plumbline.monitoring.alert.RuleBook;
import dev.plumbline.monitoring.monitor.Monitor;

/** One revision of a monitor, ready to judge. */
record Judge(Monitor monitor, RuleBook rules, AlertLifecycle lifecycle) {

  static Judge of(Monitor monitor) {
    return new Judge(monitor, new RuleBook(monitor), new AlertLifecycle(monitor));
  }
}
