package dev.plumbline.monitoring.profile.build;

import dev.plumbline.statistics.quality.CalibrationFit;
import dev.plumbline.statistics.quality.CalibrationMap;
import dev.plumbline.statistics.quality.ScoredOutcomes;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the scores of the kept rows were about, and whether it came true: the positive class, or
 * with more than two classes that the answer was right. One byte a row.
 */
final class HitSample {

  private static final int FIRST_CAPACITY = 1_024;
  private static final byte HIT = 1;
  private static final byte MISS = -1;

  /** 0 where the truth is unknown. */
  private byte[] hits = new byte[FIRST_CAPACITY];

  /** Puts what came true into a slot; null when the truth is unknown. */
  void put(int slot, Boolean hit) {
    if (slot >= hits.length) {
      hits = Arrays.copyOf(hits, Math.multiplyExact(slot, 2));
    }
    if (hit == null) {
      hits[slot] = 0;
    } else {
      hits[slot] = hit ? HIT : MISS;
    }
  }

  /**
   * The calibration that the labelled scores teach; empty when it does not help, or there are none.
   * The keys decide which row is in the half that it is learned on.
   */
  Optional<CalibrationMap> calibration(OutputSamples outputs, long[] keys) {
    ScoredOutcomes half = new ScoredOutcomes();
    ScoredOutcomes otherHalf = new ScoredOutcomes();
    for (int slot = 0; slot < keys.length; slot++) {
      double score = outputs.score(slot);
      if (hits[slot] != 0 && !Double.isNaN(score)) {
        ScoredOutcomes own = (keys[slot] & 1) == 0 ? half : otherHalf;
        own.count(score, hits[slot] == HIT, 1);
      }
    }
    return Optional.of(CalibrationFit.of(half, otherHalf)).filter(map -> !map.isIdentity());
  }
}
