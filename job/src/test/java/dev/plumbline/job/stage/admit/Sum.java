package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.statistics.exact.Accumulator;
import java.nio.ByteBuffer;
import java.util.List;

/** The simplest that can be counted: a number of events. */
final class Sum implements Accumulator<Sum> {

  /** Reads sums; nothing is measured of them here. */
  static final class Measurer implements WindowMeasurer<Sum> {

    private static final long serialVersionUID = 1;

    @Override
    public Sum read(byte[] counts) {
      return of(counts);
    }

    @Override
    public Sum zero() {
      return new Sum(0);
    }

    @Override
    public long events(Sum counts) {
      return counts.events;
    }

    @Override
    public Findings measure(MeasuredWindow window, Sum counts) {
      return Findings.of(List.of());
    }

    @Override
    public List<String> metrics() {
      return List.of();
    }
  }

  private long events;

  Sum(long events) {
    this.events = events;
  }

  static Sum of(byte[] counts) {
    return new Sum(ByteBuffer.wrap(counts).getLong());
  }

  long events() {
    return events;
  }

  @Override
  public void add(Sum other) {
    events += other.events;
  }

  @Override
  public void takeBack(Sum other) {
    events -= other.events;
  }

  @Override
  public boolean isZero() {
    return events == 0;
  }

  @Override
  public byte[] toBytes() {
    return ByteBuffer.allocate(Long.BYTES).putLong(events).array();
  }
}
