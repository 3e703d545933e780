package dev.plumbline.job.stage.measure;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JudgingTerms;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.ReportedLabel;

/** Outcomes of the model {@code fraud}, predicted at the start, labelled a second later. */
final class Outcomes {

  private Outcomes() {}

  static Outcome classified(int sign, String task, String predicted, String actual) {
    return new Outcome(
        sign,
        prediction(task, predicted, null),
        new ReportedLabel("fraud", "p", START + 1_000, actual, null, false, false),
        START + 1_000);
  }

  static Outcome regression(int sign, double predicted, double actual) {
    return new Outcome(
        sign,
        prediction("REGRESSION", null, predicted),
        new ReportedLabel("fraud", "p", START + 1_000, null, actual, false, false),
        START + 1_000);
  }

  private static AwaitedPrediction prediction(String task, String asClass, Double asValue) {
    return new AwaitedPrediction(
        "fraud",
        "1",
        "p",
        1,
        START,
        asClass,
        asValue,
        null,
        null,
        new String[] {"channel=web"},
        new JudgingTerms(
            "BOTH", task, task.equals("BINARY") ? "fraud" : null, null, false, 3_600_000, 10_000));
  }
}
