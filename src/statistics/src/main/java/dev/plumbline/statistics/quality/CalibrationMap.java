package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.Arrays;

/**
 * What a score is worth as a probability: a step function over the 1,000 bins of a score that never
 * decreases, or the identity, which leaves a score what it says (the middle of its bin).
 *
 * <p>Probabilities are multiples of 2^-30, so that the bytes are short and the same everywhere.
 *
 * @see CalibrationFit
 */
public final class CalibrationMap {
  private static final String NAME = "CalibrationMap";
  private static final int VERSION = 1;
  private static final double UNITS = 1L << 30;
  private static final CalibrationMap IDENTITY = new CalibrationMap(new int[0], new long[0]);

  /** First bin of each step, ascending, the first one 0; none for the identity. */
  private final int[] starts;

  /** Probability of each step in units of 2^-30. */
  private final long[] units;

  private CalibrationMap(int[] starts, long[] units) {
    this.starts = starts;
    this.units = units;
  }

  /** The map that changes nothing. */
  public static CalibrationMap identity() {
    return IDENTITY;
  }

  /**
   * A map of steps.
   *
   * @param starts the first bin of each step, ascending, the first one 0
   * @param probabilities the probability of each step, never decreasing
   * @throws IllegalArgumentException when one of this does not hold
   */
  public static CalibrationMap steps(int[] starts, double[] probabilities) {
    if (starts.length != probabilities.length) {
      throw new IllegalArgumentException(
          "there must be as many starts as probabilities, but there are %d and %d"
              .formatted(starts.length, probabilities.length));
    }
    long[] units = Arrays.stream(probabilities).mapToLong(p -> Math.round(p * UNITS)).toArray();
    return checked(new CalibrationMap(starts.clone(), units));
  }

  private static CalibrationMap checked(CalibrationMap map) {
    for (int step = 0; step < map.starts.length; step++) {
      boolean inOrder =
          step == 0
              ? map.starts[0] == 0
              : map.starts[step] > map.starts[step - 1] && map.units[step] >= map.units[step - 1];
      if (!inOrder || map.starts[step] >= ScoreBins.COUNT || !isShare(map.units[step])) {
        throw new IllegalArgumentException(
            "cannot read %s: step %d of starts %s and probabilities %s is out of order"
                .formatted(NAME, step, Arrays.toString(map.starts), Arrays.toString(map.units)));
      }
    }
    return map;
  }

  private static boolean isShare(long units) {
    return units >= 0 && units <= UNITS;
  }

  /** The first bin of each step; none for the identity. A copy. */
  public int[] starts() {
    return starts.clone();
  }

  /** The probability of each step; none for the identity. */
  public double[] probabilities() {
    return Arrays.stream(units).mapToDouble(unit -> unit / UNITS).toArray();
  }

  /** Whether the map leaves scores what they say. */
  public boolean isIdentity() {
    return starts.length == 0;
  }

  /**
   * The probability of the positive class for a score.
   *
   * @throws IllegalArgumentException when the score is not between 0 and 1
   */
  public double probability(double score) {
    return ofBin(ScoreBins.binOf(score));
  }

  /** The probability of each bin. */
  double[] ofBins() {
    double[] probabilities = new double[ScoreBins.COUNT];
    for (int bin = 0; bin < ScoreBins.COUNT; bin++) {
      probabilities[bin] = ofBin(bin);
    }
    return probabilities;
  }

  private double ofBin(int bin) {
    if (isIdentity()) {
      return ScoreBins.centre(bin);
    }
    int found = Arrays.binarySearch(starts, bin);
    return units[found >= 0 ? found : -found - 2] / UNITS;
  }

  /** A compact form, its version first; equal maps give equal bytes. */
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION).unsigned(starts.length);
    for (int step = 0; step < starts.length; step++) {
      writer.unsigned(starts[step]).unsigned(units[step]);
    }
    return writer.toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such a map
   */
  public static CalibrationMap fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    int steps = reader.sizeUpTo(ScoreBins.COUNT);
    int[] starts = new int[steps];
    long[] units = new long[steps];
    for (int step = 0; step < steps; step++) {
      starts[step] = reader.sizeUpTo(ScoreBins.COUNT - 1);
      units[step] = reader.unsigned();
    }
    reader.end();
    return checked(new CalibrationMap(starts, units));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CalibrationMap that
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(units, that.units);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + Arrays.hashCode(units);
  }

  @Override
  public String toString() {
    return isIdentity() ? NAME + "[identity]" : "%s[steps=%d]".formatted(NAME, starts.length);
  }
}
