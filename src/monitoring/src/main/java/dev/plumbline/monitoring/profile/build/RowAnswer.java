package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.monitor.AnswerRule;

/**
 * What the model answered in one row, as the rule for events reads it.
 *
 * @param answeredClass canonical text, or null
 * @param score NaN when the row has none
 * @param value finite, or null
 */
record RowAnswer(String answeredClass, double score, Double value) {

  static RowAnswer of(AnswerRule rule, ReferenceRow row) {
    String answeredClass = rule.answeredClass(row.predictedClass(), row.probabilities());
    double score = rule.score(answeredClass, row.probabilities());
    return new RowAnswer(answeredClass, score, row.predictedValue());
  }

  boolean hasScore() {
    return !Double.isNaN(score);
  }
}
