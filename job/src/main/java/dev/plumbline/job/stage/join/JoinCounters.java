package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.Outcome;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** The account of the join, as it stands in Flink's Web UI. */
final class JoinCounters {

  private final Counter joined;
  private final Counter takenBack;
  private final Counter repeatedPredictions;
  private final Counter conflictingPredictions;
  private final Counter repeatedLabels;
  private final Counter correctedLabels;
  private final Counter labelsOutOfTime;

  JoinCounters(MetricGroup group) {
    joined = group.counter("joined");
    takenBack = group.counter("takenBack");
    repeatedPredictions = group.counter("repeatedPredictions");
    conflictingPredictions = group.counter("conflictingPredictions");
    repeatedLabels = group.counter("repeatedLabels");
    correctedLabels = group.counter("correctedLabels");
    labelsOutOfTime = group.counter("labelsOutOfTime");
  }

  void predicted(Step step) {
    outcomes(step);
    switch (step.kind()) {
      case REPEATED -> repeatedPredictions.inc();
      case CONFLICTING -> conflictingPredictions.inc();
      case FIRST, OUT_OF_TIME -> {}
    }
  }

  void labelled(Step step) {
    outcomes(step);
    switch (step.kind()) {
      case REPEATED -> repeatedLabels.inc();
      case CONFLICTING -> correctedLabels.inc();
      case OUT_OF_TIME -> labelsOutOfTime.inc();
      case FIRST -> {}
    }
  }

  private void outcomes(Step step) {
    for (Outcome outcome : step.outcomes()) {
      (outcome.sign() > 0 ? joined : takenBack).inc();
    }
  }
}
