package dev.plumbline.job.stage.drift;

import dev.plumbline.statistics.Accumulator;
import dev.plumbline.statistics.FeatureCounts;
import dev.plumbline.statistics.SignedHistogram;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The counts of every watched feature of a series, by position. Mutable, not thread-safe. Bytes:
 * version (1), number of features (4, big-endian), then per feature its length (4) and bytes, and
 * the same of its grid, of length 0 when it has none. Sums of one series have the same features
 * with the same cells, since both are part of its key; the empty sum has none.
 */
final class FeatureSetCounts implements Accumulator<FeatureSetCounts> {

  private static final byte VERSION = 2;

  private FeatureCounts[] features;
  private SignedHistogram[] grids;

  /** Counts in the cells of a profile. */
  FeatureSetCounts(FeatureCounts[] features) {
    this(features, new SignedHistogram[features.length]);
  }

  /**
   * Counts of which some are in a grid that needs no profile.
   *
   * @param features of every column
   * @param grids of the columns that are counted in a grid; null for the others
   */
  FeatureSetCounts(FeatureCounts[] features, SignedHistogram[] grids) {
    this.features = features;
    this.grids = grids;
  }

  /** A sum of nothing, before it is known what features there are. */
  static FeatureSetCounts empty() {
    return new FeatureSetCounts(new FeatureCounts[0]);
  }

  FeatureCounts feature(int position) {
    return features[position];
  }

  /** The grid of a column; null when it is counted in cells only. */
  SignedHistogram grid(int position) {
    return grids[position];
  }

  /** How many events were counted: each has every column, be it missing or unusable. */
  long events() {
    if (features.length == 0) {
      return 0;
    }
    FeatureCounts any = features[0];
    return any.total() + any.missing() + any.invalid() + any.wrongType();
  }

  /** True before it is known what features there are. */
  boolean isEmpty() {
    return features.length == 0;
  }

  @Override
  public void add(FeatureSetCounts other) {
    adopt(other);
    for (int i = 0; i < other.features.length; i++) {
      features[i].add(other.features[i]);
      if (grids[i] != null) {
        grids[i].add(other.grids[i]);
      }
    }
  }

  @Override
  public void takeBack(FeatureSetCounts other) {
    adopt(other);
    for (int i = 0; i < other.features.length; i++) {
      features[i].takeBack(other.features[i]);
      if (grids[i] != null) {
        grids[i].takeBack(other.grids[i]);
      }
    }
  }

  private void adopt(FeatureSetCounts other) {
    if (features.length == 0) {
      features =
          Arrays.stream(other.features)
              .map(counts -> new FeatureCounts(counts.bins().length))
              .toArray(FeatureCounts[]::new);
      grids =
          Arrays.stream(other.grids)
              .map(grid -> grid == null ? null : new SignedHistogram())
              .toArray(SignedHistogram[]::new);
    }
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(features).allMatch(FeatureCounts::isZero);
  }

  @Override
  public byte[] toBytes() {
    byte[][] parts = new byte[2 * features.length][];
    int length = 0;
    for (int i = 0; i < features.length; i++) {
      parts[2 * i] = features[i].toBytes();
      parts[2 * i + 1] = grids[i] == null ? new byte[0] : grids[i].toBytes();
      length += 2 * Integer.BYTES + parts[2 * i].length + parts[2 * i + 1].length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(1 + Integer.BYTES + length);
    buffer.put(VERSION).putInt(features.length);
    for (byte[] part : parts) {
      buffer.putInt(part.length).put(part);
    }
    return buffer.array();
  }

  /**
   * Restores what {@link #toBytes()} gave.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  static FeatureSetCounts fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte version = buffer.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("feature counts of unknown version " + version);
    }
    FeatureCounts[] features = new FeatureCounts[buffer.getInt()];
    SignedHistogram[] grids = new SignedHistogram[features.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = FeatureCounts.fromBytes(part(buffer));
      byte[] grid = part(buffer);
      grids[i] = grid.length == 0 ? null : SignedHistogram.fromBytes(grid);
    }
    return new FeatureSetCounts(features, grids);
  }

  private static byte[] part(ByteBuffer buffer) {
    byte[] part = new byte[buffer.getInt()];
    buffer.get(part);
    return part;
  }
}
