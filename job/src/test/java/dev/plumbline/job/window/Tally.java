package dev.plumbline.job.window;

import dev.plumbline.statistics.exact.Accumulator;
import java.nio.ByteBuffer;

/** The simplest accumulator: one number. */
public final class Tally implements Accumulator<Tally> {

  private long count;

  public Tally(long count) {
    this.count = count;
  }

  public static Tally fromBytes(byte[] bytes) {
    return new Tally(ByteBuffer.wrap(bytes).getLong());
  }

  public long count() {
    return count;
  }

  @Override
  public void add(Tally other) {
    count += other.count;
  }

  @Override
  public void takeBack(Tally other) {
    count -= other.count;
  }

  @Override
  public boolean isZero() {
    return count == 0;
  }

  @Override
  public byte[] toBytes() {
    return ByteBuffer.allocate(Long.BYTES).putLong(count).array();
  }
}
