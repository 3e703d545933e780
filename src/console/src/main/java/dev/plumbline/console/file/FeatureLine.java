package dev.plumbline.console.file;

import java.util.Map;
import java.util.Optional;

/** The features of one row of training data, or why a row has none. */
public sealed interface FeatureLine permits FeatureLine.Features, UnreadableLine {

  /** Where it begins, from 1. */
  long line();

  /**
   * The features of a row.
   *
   * @param line where it begins, from 1
   * @param values a boolean, number or text by feature name; a missing one is absent
   * @param eventTime epoch milliseconds; empty when the data carry none
   */
  record Features(long line, Map<String, Object> values, Optional<Long> eventTime)
      implements FeatureLine {}
}
