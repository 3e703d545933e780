package dev.plumbline.job.stage.measure;

import dev.plumbline.statistics.Accumulator;
import dev.plumbline.statistics.LatencyHistogram;
import java.nio.ByteBuffer;

/**
 * How many predictions there were and how long they took. Mutable, not thread-safe. Bytes: version
 * (1), count (8, big-endian), the histogram's.
 */
final class VolumeCounts implements Accumulator<VolumeCounts> {

  private static final byte VERSION = 1;

  private long predictions;
  private final LatencyHistogram latency;

  VolumeCounts() {
    this(0, new LatencyHistogram());
  }

  private VolumeCounts(long predictions, LatencyHistogram latency) {
    this.predictions = predictions;
    this.latency = latency;
  }

  /** Counts one prediction; a latency of NaN is unknown. */
  void count(double latencyMs) {
    predictions++;
    if (!Double.isNaN(latencyMs)) {
      latency.add(latencyMs);
    }
  }

  long predictions() {
    return predictions;
  }

  LatencyHistogram latency() {
    return latency;
  }

  @Override
  public void add(VolumeCounts other) {
    predictions += other.predictions;
    latency.add(other.latency);
  }

  @Override
  public void takeBack(VolumeCounts other) {
    predictions -= other.predictions;
    latency.takeBack(other.latency);
  }

  @Override
  public boolean isZero() {
    return predictions == 0 && latency.isZero();
  }

  @Override
  public byte[] toBytes() {
    byte[] histogram = latency.toBytes();
    return ByteBuffer.allocate(1 + Long.BYTES + histogram.length)
        .put(VERSION)
        .putLong(predictions)
        .put(histogram)
        .array();
  }

  /**
   * Restores what {@link #toBytes()} gave.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  static VolumeCounts fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte version = buffer.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("volume counts of unknown version " + version);
    }
    long predictions = buffer.getLong();
    byte[] histogram = new byte[buffer.remaining()];
    buffer.get(histogram);
    return new VolumeCounts(predictions, LatencyHistogram.fromBytes(histogram));
  }
}
