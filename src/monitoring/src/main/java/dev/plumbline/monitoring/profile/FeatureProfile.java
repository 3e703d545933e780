package dev.plumbline.monitoring.profile;

import dev.plumbline.monitoring.monitor.FeatureKind;

/**
 * The reference distribution of one feature, and the cells that its values are counted in: the same
 * for the reference and for every window, so that the data held against themselves show no drift.
 * Immutable.
 */
public sealed interface FeatureProfile permits NumericProfile, CategoricalProfile {

  /** What {@link #cellOf} gives for no value: it counts as missing, in no cell. */
  int MISSING = -1;

  /** What {@link #cellOf} gives for a value that the feature cannot have: in no cell. */
  int INVALID = -2;

  /** Name of the feature. */
  String name();

  /** How its values are counted. */
  FeatureKind kind();

  /** Reference rows without a value. */
  long missingCount();

  /** Reference rows whose value is of the wrong type, NaN or infinite. */
  long invalidCount();

  /** How many cells there are; at least 1. */
  int cells();

  /**
   * The cell of a value as events carry it.
   *
   * @param value a boolean, number, text, or null
   * @return 0 to {@link #cells} − 1, {@link #MISSING} or {@link #INVALID}
   */
  int cellOf(Object value);

  /**
   * The cell of a number; for a categorical feature the category with the number's canonical text.
   *
   * @param value finite
   */
  int cellOfNumber(double value);

  /**
   * The cell of a category by its canonical text.
   *
   * @throws IllegalStateException when the feature is numeric
   */
  int cellOfCategory(String category);

  /** Reference rows in each cell; a copy. */
  long[] referenceCounts();

  /** A cell in words: {@code (12.5, 17]}, {@code DE}. */
  String cellName(int cell);

  /** The PSI group of each cell, 0, 1, … without a gap; a copy. */
  int[] groups();

  /** A PSI group in words. */
  String groupName(int group);

  /** Reference rows that have a usable value: the sum of {@link #referenceCounts}. */
  long count();
}
