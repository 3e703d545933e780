package dev.plumbline.monitoring.measurement.volume;

import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.statistics.exact.Counted;
import java.util.Arrays;

/**
 * Counts of predictions beside the source: what {@link VolumeCounts} would be of the same
 * predictions, to the bit, with the last ones not yet counted. Each is kept as three numbers side
 * by side, and {@value #MOST} are counted in one go: a histogram, exact sums and what leads to them
 * are a dozen places in memory, which the events of other models in between have driven out of the
 * processor's cache.
 *
 * <p>Not thread-safe.
 */
public final class VolumeTally implements Counted {

  private static final int MOST = 64;
  private static final int FIRST_ROOM = 4;
  private static final int NUMBERS = 3;

  private final VolumePlan plan;

  /** Latency, answer and score of each prediction. */
  private double[] kept = {};

  /** How many numbers are kept. */
  private int size;

  private VolumeCounts counts;

  /**
   * Nothing counted.
   *
   * @param plan what is counted of each prediction
   */
  public VolumeTally(VolumePlan plan) {
    this.plan = plan;
  }

  /** Counts a prediction. */
  public void count(Prediction prediction) {
    if (size == kept.length) {
      makeRoom();
    }
    kept[size] = prediction.latencyMs();
    kept[size + 1] = plan.answer(prediction);
    kept[size + 2] = plan.score(prediction);
    size += NUMBERS;
  }

  private void makeRoom() {
    if (size == MOST * NUMBERS) {
      countKept();
    } else {
      kept = Arrays.copyOf(kept, Math.max(FIRST_ROOM * NUMBERS, 2 * size));
    }
  }

  private void countKept() {
    if (counts == null) {
      counts = new VolumeCounts();
    }
    for (int at = 0; at < size; at += NUMBERS) {
      plan.count(kept[at], (int) kept[at + 1], kept[at + 2], counts);
    }
    size = 0;
  }

  @Override
  public boolean isZero() {
    return counts == null && size == 0;
  }

  @Override
  public byte[] toBytes() {
    countKept();
    return counts.toBytes();
  }
}
