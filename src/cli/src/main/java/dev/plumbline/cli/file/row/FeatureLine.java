package dev.plumbline.cli.file.row;

import dev.plumbline.monitoring.profile.build.ReferenceRow;

/** One row of training data, or why it is none. */
public sealed interface FeatureLine permits FeatureLine.Features, UnreadableLine {

  /** Where it begins, from 1. */
  long line();

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param row its features and, where the file has them, answer, truth and time
   */
  record Features(long line, ReferenceRow row) implements FeatureLine {}
}
