package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The account of the join, as it stands in Flink's Web UI since the task was started. Of what
 * ingest accepted:
 *
 * <pre>
 * predictions = repeated + predicted
 * labels      = joined + retracted + superseded + labelsOutOfTime + those without a prediction
 * </pre>
 *
 * The six are sums of what was told, so they can fall: a correction takes a label from {@code
 * joined} to {@code superseded}. The others count events as they came and only grow; they depend on
 * the order of arrival.
 */
final class JoinCounters {

  private static final Map<Outcome.Kind, String> NAMES =
      Map.of(
          Outcome.Kind.PREDICTED, "predicted",
          Outcome.Kind.REPEATED, "repeated",
          Outcome.Kind.JOINED, "joined",
          Outcome.Kind.RETRACTED, "retracted",
          Outcome.Kind.SUPERSEDED, "superseded",
          Outcome.Kind.LATE, "labelsOutOfTime");

  private final Map<Outcome.Kind, Counter> told = new EnumMap<>(Outcome.Kind.class);
  private final Counter takenBack;
  private final Counter conflictingPredictions;
  private final Counter repeatedLabels;
  private final Counter correctedLabels;

  JoinCounters(MetricGroup group) {
    NAMES.forEach((kind, name) -> told.put(kind, group.counter(name)));
    takenBack = group.counter("takenBack");
    conflictingPredictions = group.counter("conflictingPredictions");
    repeatedLabels = group.counter("repeatedLabels");
    correctedLabels = group.counter("correctedLabels");
  }

  void predicted(Step step) {
    outcomes(step);
    if (step.kind() == Step.Kind.CONFLICTING) {
      conflictingPredictions.inc();
    }
  }

  void labelled(Step step) {
    outcomes(step);
    switch (step.kind()) {
      case REPEATED -> repeatedLabels.inc();
      case CONFLICTING -> correctedLabels.inc();
      case FIRST, OUT_OF_TIME -> {}
    }
  }

  private void outcomes(Step step) {
    for (Outcome outcome : step.outcomes()) {
      told.get(outcome.kind()).inc(outcome.sign());
      if (outcome.kind() == Outcome.Kind.JOINED && outcome.sign() < 0) {
        takenBack.inc();
      }
    }
  }
}
