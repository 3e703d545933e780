package dev.plumbline.job.stage.measure;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.List;
import java.util.Map;

/** Outcomes of the model {@code fraud}, predicted at the start, labelled a second later. */
final class Outcomes {

  private Outcomes() {}

  static Outcome classified(int sign, String task, String predicted, String actual) {
    return scored(sign, task, predicted, actual, null);
  }

  /** The same with a score, and estimated; with more than two classes the rest has what is left. */
  static Outcome scored(int sign, String task, String predicted, String actual, Double score) {
    Map<String, Double> probabilities =
        score == null || task.equals("BINARY") ? null : Map.of(predicted, score, "b", 1 - score);
    return Outcome.joined(
        sign,
        prediction(task, predicted, null, score, probabilities, null),
        new ReportedLabel(START + 1_000, actual, null, false, false),
        START + 1_000);
  }

  static Outcome regression(int sign, double predicted, double actual) {
    return regression(sign, predicted, actual, null);
  }

  static Outcome regression(int sign, double predicted, double actual, Tolerance tolerance) {
    return Outcome.joined(
        sign,
        prediction("REGRESSION", null, predicted, null, null, tolerance),
        new ReportedLabel(START + 1_000, null, actual, false, false),
        START + 1_000);
  }

  /** Of a binary model whose monitor lists the other class, with a score, and estimated. */
  static Outcome listed(int sign, String other, String predicted, String actual, Double score) {
    return Outcome.joined(
        sign,
        prediction("BINARY", List.of(other), predicted, null, score, null, null),
        new ReportedLabel(START + 1_000, actual, null, false, false),
        START + 1_000);
  }

  private static AwaitedPrediction prediction(
      String task,
      String asClass,
      Double asValue,
      Double score,
      Map<String, Double> probabilities,
      Tolerance tolerance) {
    return prediction(task, List.of(), asClass, asValue, score, probabilities, tolerance);
  }

  private static AwaitedPrediction prediction(
      String task,
      List<String> others,
      String asClass,
      Double asValue,
      Double score,
      Map<String, Double> probabilities,
      Tolerance tolerance) {
    return new AwaitedPrediction(
        new PredictionGroup(
            "fraud",
            "1",
            1,
            new String[] {"channel=web"},
            new JudgingTerms(
                Versions.BOTH,
                Task.valueOf(task),
                task.equals("BINARY") ? "fraud" : null,
                others,
                tolerance,
                true,
                3_600_000,
                3_600_000,
                null,
                10_000)),
        START,
        asClass,
        asValue,
        score,
        probabilities);
  }
}
