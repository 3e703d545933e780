package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.exact.Sameness;

/**
 * How often each bin (of a numeric feature) or category occurred, and beside them how often the
 * feature was missing, invalid (NaN, infinite) or of the wrong type, which are in no bin; how many
 * values lay outside the range that is plausible; whether all were equal; and of a number the
 * moments by its reference.
 *
 * <p>Mutable, not thread-safe.
 */
public final class FeatureCounts implements Accumulator<FeatureCounts> {
  /** The most bins or categories that one feature may have. */
  public static final int MOST_BINS = 100_000;

  private static final String NAME = "FeatureCounts";
  private static final int VERSION = 3;
  private static final int OLDEST_VERSION = 2;

  private final BinCounts bins;
  private long missing;
  private long invalid;
  private long wrongType;
  private long outOfRange;
  private final Sameness sameness;
  private final FeatureMoments moments;

  /**
   * @param bins how many bins or categories there are, 1 to {@value #MOST_BINS}
   */
  public FeatureCounts(int bins) {
    this(new BinCounts(sizeOf(bins)), new Sameness(), new FeatureMoments());
  }

  private FeatureCounts(BinCounts bins, Sameness sameness, FeatureMoments moments) {
    this.bins = bins;
    this.sameness = sameness;
    this.moments = moments;
  }

  private static int sizeOf(int bins) {
    if (bins < 1 || bins > MOST_BINS) {
      throw new IllegalArgumentException(
          "bins must be 1 to %d, but is %d".formatted(MOST_BINS, bins));
    }
    return bins;
  }

  /**
   * Counts one number that has no reference to be measured by.
   *
   * @param bin index of its bin
   * @param value finite
   * @throws IllegalArgumentException when there is no such bin
   */
  public void count(int bin, double value) {
    countIn(bin);
    sameness.add(value);
  }

  /**
   * Counts one number.
   *
   * @param bin index of its bin
   * @param value finite
   * @param scale of the reference
   * @throws IllegalArgumentException when there is no such bin
   */
  public void count(int bin, double value, ReferenceScale scale) {
    countIn(bin);
    sameness.add(value);
    moments.add(value, scale);
  }

  /**
   * Counts one category.
   *
   * @param cell index of its cell
   * @param hash of its text, for instance {@link String#hashCode()}; with the cell it tells
   *     categories apart
   * @throws IllegalArgumentException when there is no such cell
   */
  public void countCategory(int cell, int hash) {
    countIn(cell);
    sameness.addBits((long) cell << Integer.SIZE | Integer.toUnsignedLong(hash));
  }

  private void countIn(int bin) {
    if (bin < 0 || bin >= bins.size()) {
      throw new IllegalArgumentException(
          "bin must be 0 to %d, but is %d".formatted(bins.size() - 1, bin));
    }
    bins.increment(bin);
  }

  /** Counts numbers in these bins. */
  void countIn(int[] inBins, int times) {
    bins.incrementAll(inBins, times);
  }

  /** Adds what numbers that are counted in their bins add up to in sameness and in moments. */
  void addSums(
      long times,
      long hashes,
      long hashSquares,
      long hashSquaresHigh,
      long distances,
      long squaredDistances) {
    sameness.addSums(times, hashes, hashSquares, hashSquaresHigh);
    moments.addSums(times, distances, squaredDistances);
  }

  /** Counts one event without this feature. */
  public void countMissing() {
    missing++;
  }

  /** Counts one event whose value is NaN or infinite. */
  public void countInvalid() {
    invalid++;
  }

  /** Counts one event whose value is of the wrong type, for instance text for a number. */
  public void countWrongType() {
    wrongType++;
  }

  /** Says of a value that is counted in its bin that it lies outside the plausible range. */
  public void countOutOfRange() {
    outOfRange++;
  }

  /** How many values are in bins: neither missing nor unusable. */
  public long total() {
    return bins.total();
  }

  /** How many events had no value. */
  public long missing() {
    return missing;
  }

  /** How many events had a value that is NaN or infinite. */
  public long invalid() {
    return invalid;
  }

  /** How many events had a value of the wrong type. */
  public long wrongType() {
    return wrongType;
  }

  /** How many of the values in bins lay outside the plausible range. */
  public long outOfRange() {
    return outOfRange;
  }

  /** How many events were counted: values, missing ones and unusable ones. */
  public long events() {
    return total() + missing + invalid + wrongType;
  }

  /** Whether there are two usable values or more and all of them are equal. */
  public boolean isConstant() {
    return sameness.isConstant();
  }

  /** The moments of the numbers counted with a scale; to be read, not changed. */
  public FeatureMoments moments() {
    return moments;
  }

  /** How many bins there are. */
  public int size() {
    return bins.size();
  }

  /** The count of each bin; a copy. */
  public long[] bins() {
    return bins.toArray();
  }

  @Override
  public void add(FeatureCounts other) {
    addTimes(other, 1);
    sameness.add(other.sameness);
    moments.add(other.moments);
  }

  @Override
  public void takeBack(FeatureCounts other) {
    addTimes(other, -1);
    sameness.takeBack(other.sameness);
    moments.takeBack(other.moments);
  }

  private void addTimes(FeatureCounts other, int times) {
    requireSize(other.bins.size());
    missing += times * other.missing;
    invalid += times * other.invalid;
    wrongType += times * other.wrongType;
    outOfRange += times * other.outOfRange;
    bins.addTimes(other.bins, times);
  }

  private void requireSize(int size) {
    if (size != bins.size()) {
      throw new IllegalArgumentException(
          "cannot combine counts of %d bins with counts of %d".formatted(bins.size(), size));
    }
  }

  @Override
  public boolean isZero() {
    return missing == 0
        && invalid == 0
        && wrongType == 0
        && outOfRange == 0
        && sameness.isZero()
        && moments.isZero()
        && bins.isZero();
  }

  @Override
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION);
    writeTo(writer);
    return writer.toBytes();
  }

  /** Writes the counts into the bytes of something larger. */
  public void writeTo(CompactWriter writer) {
    writer
        .unsigned(bins.size())
        .signed(missing)
        .signed(invalid)
        .signed(wrongType)
        .signed(outOfRange);
    bins.writeTo(writer);
    sameness.writeTo(writer);
    moments.writeTo(writer);
  }

  /**
   * Restores what {@link #toBytes()} wrote, or wrote in the version before.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such counts
   */
  public static FeatureCounts fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, OLDEST_VERSION, VERSION, bytes);
    FeatureCounts counts =
        reader.version() == VERSION ? readFrom(reader) : readSecondVersion(reader);
    reader.end();
    return counts;
  }

  /** Reads what {@link #writeTo} wrote. */
  public static FeatureCounts readFrom(CompactReader reader) {
    FeatureCounts counts = new FeatureCounts(sizeOf(reader.sizeUpTo(MOST_BINS)));
    counts.addRest(reader, 1);
    return counts;
  }

  /**
   * Adds what {@link #writeTo} wrote without making an object of it: a pane of 33 events in 200
   * bins in 0.15 µs, where reading and adding it took 0.27.
   *
   * @param times 1 to add, −1 to take back
   * @throws IllegalArgumentException when the bytes are not counts of as many bins; then it is
   *     undefined what was added
   */
  public void addFrom(CompactReader reader, int times) {
    requireSize(reader.sizeUpTo(MOST_BINS));
    addRest(reader, times);
  }

  private void addRest(CompactReader reader, int times) {
    addUnbinned(reader, times);
    bins.addFrom(reader, times);
    sameness.addFrom(reader, times);
    moments.addFrom(reader, times);
  }

  private void addUnbinned(CompactReader reader, int times) {
    missing += times * reader.signed();
    invalid += times * reader.signed();
    wrongType += times * reader.signed();
    outOfRange += times * reader.signed();
  }

  private static FeatureCounts readSecondVersion(CompactReader reader) {
    FeatureCounts counts = new FeatureCounts(sizeOf(reader.sizeUpTo(MOST_BINS)));
    counts.addUnbinned(reader, 1);
    counts.bins.addRuns(reader);
    counts.sameness.addFrom(reader, 1);
    counts.moments.addFrom(reader, 1);
    return counts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureCounts that
        && missing == that.missing
        && invalid == that.invalid
        && wrongType == that.wrongType
        && outOfRange == that.outOfRange
        && bins.equals(that.bins)
        && sameness.equals(that.sameness)
        && moments.equals(that.moments);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * bins.hashCode() + Long.hashCode(missing)) + sameness.hashCode();
  }

  @Override
  public String toString() {
    return "%s[bins=%d, total=%d, missing=%d, invalid=%d]"
        .formatted(NAME, bins.size(), total(), missing, invalid);
  }
}
