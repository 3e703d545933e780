package dev.plumbline.job.stage.join;

import dev.plumbline.job.wire.AwaitedPredictionWriter;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.job.wire.LabelBytes;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Versions;

/** Predictions and labels of one model, in seconds since the start, with a horizon of 100 s. */
final class JoinEvents {

  static final long HORIZON_S = 100;

  private static final long START = 1_793_491_200_000L;
  private static final PredictionGroup GROUP = group(0);
  private static final PredictionGroup IN_COHORTS = group(60_000);

  private JoinEvents() {}

  private static PredictionGroup group(long cohortMs) {
    return new PredictionGroup(
        "fraud",
        "1",
        1,
        new String[] {"channel=web"},
        new JudgingTerms(
            Versions.BOTH, Task.BINARY, "fraud", null, false, HORIZON_S * 1_000, cohortMs, 10_000));
  }

  static AwaitedPrediction prediction(long atS, String predictedClass) {
    return prediction(atS, predictedClass, false);
  }

  static AwaitedPrediction prediction(long atS, String predictedClass, boolean cohorts) {
    return new AwaitedPrediction(
        cohorts ? IN_COHORTS : GROUP, START + atS * 1_000, predictedClass, null, null, null);
  }

  static ReportedLabel label(long atS, String labelClass) {
    return new ReportedLabel(START + atS * 1_000, labelClass, null, false, false);
  }

  static ReportedLabel retraction(long atS) {
    return new ReportedLabel(START + atS * 1_000, null, null, true, false);
  }

  /** A prediction as it crosses. */
  static JoinRecord crossing(String id, AwaitedPrediction prediction) {
    PredictionGroup group = prediction.group();
    return new AwaitedPredictionWriter(group.model(), group.generation(), group.terms())
        .record(
            JoinKey.of(group.model(), id),
            group.version(),
            group.segments(),
            prediction.predictedAt(),
            new Answer(
                prediction.predictedClass(), prediction.predictedValue(), prediction.score()),
            prediction.probabilities());
  }

  /** A label as it crosses. */
  static JoinRecord crossing(String id, ReportedLabel label) {
    return LabelBytes.record(JoinKey.of(GROUP.model(), id), label);
  }
}
