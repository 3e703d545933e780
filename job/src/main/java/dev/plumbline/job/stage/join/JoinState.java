package dev.plumbline.job.stage.join;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import java.util.List;

/**
 * What is known under one prediction id.
 *
 * @param prediction the prediction that holds, null while none is known
 * @param labels all different labels, greatest first
 */
public record JoinState(AwaitedPrediction prediction, List<KnownLabel> labels) {

  static final JoinState EMPTY = new JoinState(null, List.of());
}
