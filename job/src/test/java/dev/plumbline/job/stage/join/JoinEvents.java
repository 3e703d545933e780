package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JudgingTerms;
import dev.plumbline.job.event.ReportedLabel;

/** Predictions and labels of one id, in seconds since the prediction, with a horizon of 100 s. */
final class JoinEvents {

  static final long HORIZON_S = 100;

  private static final long START = 1_793_491_200_000L;

  private JoinEvents() {}

  static AwaitedPrediction prediction(long atS, String predictedClass) {
    return prediction("p", atS, predictedClass);
  }

  static AwaitedPrediction prediction(String id, long atS, String predictedClass) {
    return new AwaitedPrediction(
        "fraud",
        "1",
        id,
        1,
        START + atS * 1_000,
        predictedClass,
        null,
        null,
        null,
        new String[] {"channel=web"},
        new JudgingTerms("BOTH", "BINARY", "fraud", null, false, HORIZON_S * 1_000, 0, 10_000));
  }

  static ReportedLabel label(long atS, String labelClass) {
    return label("p", atS, labelClass);
  }

  static ReportedLabel label(String id, long atS, String labelClass) {
    return new ReportedLabel("fraud", id, START + atS * 1_000, labelClass, null, false, false);
  }

  static ReportedLabel retraction(long atS) {
    return new ReportedLabel("fraud", "p", START + atS * 1_000, null, null, true, false);
  }
}
