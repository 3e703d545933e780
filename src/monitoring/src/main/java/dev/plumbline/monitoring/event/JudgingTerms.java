package dev.plumbline.monitoring.event;

import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.List;

/**
 * What a monitor says of its predictions that must be known when their labels come: kept with each
 * of them, so that a later revision of the monitor changes nothing about them.
 *
 * @param versions which version series are kept
 * @param task what kind of answer is judged
 * @param positiveClass canonical text of the positive class, null unless the task is binary
 * @param otherClasses canonical texts of the other classes of a binary model; empty when its
 *     monitor lists none: then any class but the positive one may be the other
 * @param tolerance what counts as near enough, null unless the task is regression and it is given
 * @param estimated whether the estimated quality of the labelled predictions is reported too
 * @param horizonMs how far from the prediction a label counts, milliseconds
 * @param cohortMs size of the smallest cohort of a fixed length, milliseconds; 0 when none is kept
 * @param monthZone id of the zone whose calendar months are cohorts; null when months are none
 * @param paneMs length of the panes that outcomes are counted in, milliseconds
 */
public record JudgingTerms(
    Versions versions,
    Task task,
    String positiveClass,
    List<String> otherClasses,
    Tolerance tolerance,
    boolean estimated,
    long horizonMs,
    long cohortMs,
    String monthZone,
    long paneMs) {

  public JudgingTerms {
    otherClasses = List.copyOf(otherClasses);
  }

  /** Whether cohorts are kept. */
  public boolean keepsCohorts() {
    return cohortMs > 0 || monthZone != null;
  }

  /** Terms of a monitor that lists no classes and keeps no months. */
  public JudgingTerms(
      Versions versions,
      Task task,
      String positiveClass,
      Tolerance tolerance,
      boolean estimated,
      long horizonMs,
      long cohortMs,
      long paneMs) {
    this(
        versions,
        task,
        positiveClass,
        List.of(),
        tolerance,
        estimated,
        horizonMs,
        cohortMs,
        null,
        paneMs);
  }
}
