package dev.plumbline.job.stage.drift;

import dev.plumbline.statistics.Accumulator;
import dev.plumbline.statistics.FeatureCounts;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The counts of every watched feature of a series, by position. Mutable, not thread-safe. Bytes:
 * version (1), number of features (4, big-endian), then per feature its length (4) and bytes. Sums
 * of one series have the same features with the same cells, since both are part of its key; the
 * empty sum has none.
 */
final class FeatureSetCounts implements Accumulator<FeatureSetCounts> {

  private static final byte VERSION = 1;

  private FeatureCounts[] features;

  FeatureSetCounts(FeatureCounts[] features) {
    this.features = features;
  }

  /** A sum of nothing, before it is known what features there are. */
  static FeatureSetCounts empty() {
    return new FeatureSetCounts(new FeatureCounts[0]);
  }

  FeatureCounts feature(int position) {
    return features[position];
  }

  @Override
  public void add(FeatureSetCounts other) {
    adopt(other);
    for (int i = 0; i < other.features.length; i++) {
      features[i].add(other.features[i]);
    }
  }

  @Override
  public void takeBack(FeatureSetCounts other) {
    adopt(other);
    for (int i = 0; i < other.features.length; i++) {
      features[i].takeBack(other.features[i]);
    }
  }

  private void adopt(FeatureSetCounts other) {
    if (features.length == 0) {
      features =
          Arrays.stream(other.features)
              .map(counts -> new FeatureCounts(counts.bins().length))
              .toArray(FeatureCounts[]::new);
    }
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(features).allMatch(FeatureCounts::isZero);
  }

  @Override
  public byte[] toBytes() {
    byte[][] parts = Arrays.stream(features).map(FeatureCounts::toBytes).toArray(byte[][]::new);
    int length = Arrays.stream(parts).mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(1 + Integer.BYTES + length);
    buffer.put(VERSION).putInt(parts.length);
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
    for (int i = 0; i < features.length; i++) {
      byte[] part = new byte[buffer.getInt()];
      buffer.get(part);
      features[i] = FeatureCounts.fromBytes(part);
    }
    return new FeatureSetCounts(features);
  }
}
