package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.statistics.drift.Wasserstein;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one column of a window is compared with: how often each of its cells occurred in the
 * reference, and how often in a window.
 *
 * <p>Bound to the column's position; immutable.
 */
public interface FeatureReference {

  /** How its values are counted. */
  FeatureKind kind();

  /** Usable values of the reference: the sum of {@link #counts}. */
  long count();

  /** Usable values of the reference in each cell; a copy. */
  long[] counts();

  /** Usable values of a window in the same cells; a copy. */
  long[] countsOf(FeatureSetCounts window);

  /** What measures over shares compare. */
  ReferenceGroups groups();

  /** Whether a group's name tells a person what is in it; otherwise there is no evidence. */
  default boolean hasNames() {
    return true;
  }

  /** A group in words: {@code (12.5, 17]}, {@code DE}. */
  String groupName(int group);

  /** The cells of a number as bins; empty for a category, and when the reference has no value. */
  Optional<ReferenceBins> bins();

  /** The cell of categories that the reference did not have; empty when nobody can tell. */
  OptionalInt unseenCell();

  /** Whether it is a number that is spread, so that distances in its deviations exist. */
  boolean hasDeviation();

  /**
   * The Wasserstein distance of a number; empty without values, or when one of the window is too
   * far out.
   */
  Optional<Wasserstein> wasserstein(FeatureSetCounts window);

  /**
   * By how many of the reference's standard deviations the mean of a number moved; empty without
   * values, without a deviation, or when a value of the window is too far out.
   */
  Optional<Estimate> meanShift(FeatureSetCounts window);

  /** What it is, inside a sentence: {@code the profile}. */
  String inWords();
}
