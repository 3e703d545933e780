package dev.plumbline.job.stage.drift;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.statistics.ReferenceBins;
import java.util.Optional;

/**
 * What one column of a window is compared with: how often each of its cells occurred in the
 * reference, and how often in a window.
 *
 * <p>Bound to the column's position; immutable.
 */
interface FeatureReference {

  /** How its values are counted. */
  FeatureKind kind();

  /** Usable values of the reference: the sum of {@link #counts}. */
  long count();

  /** Usable values of the reference in each cell; a copy. */
  long[] counts();

  /** Usable values of a window in the same cells; a copy. */
  long[] countsOf(FeatureSetCounts window);

  /** The group of each cell, 0, 1, … without a gap: what measures over shares compare; a copy. */
  int[] groups();

  /** Whether a group's name tells a person what is in it; otherwise there is no evidence. */
  default boolean hasNames() {
    return true;
  }

  /** A group in words: {@code (12.5, 17]}, {@code DE}. */
  String groupName(int group);

  /** The cells of a number as bins; empty for a category, and when the reference has no value. */
  Optional<ReferenceBins> bins();

  /** What it is, inside a sentence: {@code the profile}. */
  String inWords();
}
