package dev.plumbline.job.stage.join;

import dev.plumbline.monitoring.event.Outcome;
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
 * The six are sums of what was emitted, so they can fall: a correction takes a label from {@code
 * joined} to {@code superseded}. The others count events as they came and only grow; they depend on
 * the order of arrival.
 */
final class JoinCounters {

  private final Counter[] emitted = new Counter[Outcome.Kind.values().length];
  private final Counter takenBack;
  private final Counter conflictingPredictions;
  private final Counter repeatedLabels;
  private final Counter correctedLabels;

  JoinCounters(MetricGroup group) {
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      emitted[kind.ordinal()] = group.counter(nameOf(kind));
    }
    takenBack = group.counter("takenBack");
    conflictingPredictions = group.counter("conflictingPredictions");
    repeatedLabels = group.counter("repeatedLabels");
    correctedLabels = group.counter("correctedLabels");
  }

  private static String nameOf(Outcome.Kind kind) {
    return switch (kind) {
      case PREDICTED -> "predicted";
      case REPEATED -> "repeated";
      case JOINED -> "joined";
      case RETRACTED -> "retracted";
      case SUPERSEDED -> "superseded";
      case OUT_OF_TIME -> "labelsOutOfTime";
    };
  }

  void predicted(Step.Kind kind) {
    if (kind == Step.Kind.CONFLICTING) {
      conflictingPredictions.inc();
    }
  }

  void labelled(Step.Kind kind) {
    switch (kind) {
      case REPEATED -> repeatedLabels.inc();
      case CONFLICTING -> correctedLabels.inc();
      case FIRST, OUT_OF_TIME -> {}
    }
  }

  void emitted(Outcome.Kind kind, int sign) {
    emitted[kind.ordinal()].inc(sign);
    if (kind == Outcome.Kind.JOINED && sign < 0) {
      takenBack.inc();
    }
  }
}
