package dev.plumbline.job.backtest;

import dev.plumbline.schemas.text.ProblemTally;
import java.time.Instant;
import java.util.List;

/**
 * What came of a backtest.
 *
 * @param model the model
 * @param first the earliest event, null without events
 * @param last the latest event, null without events
 * @param predictions what became of the predictions
 * @param labels what became of the labels
 * @param joined what became of the labels that were accepted
 * @param problems what was wrong with the rows that were rejected, the most frequent first
 * @param measurements lines of the file of measurements
 * @param alertLines lines of the file of alerts
 * @param rejections lines of the file of rejections
 * @param rules every rule of the monitor, in its order
 */
public record BacktestReport(
    String model,
    Instant first,
    Instant last,
    CameIn predictions,
    CameIn labels,
    LabelsJoined joined,
    List<ProblemTally.Kind> problems,
    long measurements,
    long alertLines,
    long rejections,
    List<RuleReport> rules) {

  /** Copies the lists. */
  public BacktestReport {
    problems = List.copyOf(problems);
    rules = List.copyOf(rules);
  }
}
