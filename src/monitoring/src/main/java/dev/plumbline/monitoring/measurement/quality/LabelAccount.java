package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.Outcome.Kind;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.histogram.LatencyHistogram;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What became of predictions and labels: how many of each kind the join told, and how long the
 * labels took that hold. A label that came before its prediction took no time. Mutable, not
 * thread-safe. Bytes: see {@link PackedParts}; one number a kind, then the delays.
 */
public final class LabelAccount implements Accumulator<LabelAccount> {

  private static final byte VERSION = 1;
  private static final String NAME = "label account";
  private static final int KINDS = Kind.values().length;

  private final long[] reported = new long[KINDS];
  private final LatencyHistogram delays;

  public LabelAccount() {
    this(new LatencyHistogram());
  }

  private LabelAccount(LatencyHistogram delays) {
    this.delays = delays;
  }

  /** Counts what the join told, as often as its sign says. */
  public void count(Outcome outcome) {
    reported[outcome.kind().ordinal()] += outcome.sign();
    if (outcome.kind() == Kind.JOINED) {
      long delay = outcome.label().labelledAt() - outcome.prediction().predictedAt();
      delays.add(Math.max(0, delay), outcome.sign());
    }
  }

  /** How many there are of a kind. */
  public long of(Kind kind) {
    return reported[kind.ordinal()];
  }

  /** How long after their predictions the labels that hold came, milliseconds. */
  public LatencyHistogram delays() {
    return delays;
  }

  @Override
  public void add(LabelAccount other) {
    Arrays.setAll(reported, kind -> reported[kind] + other.reported[kind]);
    delays.add(other.delays);
  }

  @Override
  public void takeBack(LabelAccount other) {
    Arrays.setAll(reported, kind -> reported[kind] - other.reported[kind]);
    delays.takeBack(other.delays);
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(reported).allMatch(count -> count == 0) && delays.isZero();
  }

  @Override
  public byte[] toBytes() {
    ByteBuffer numbers = ByteBuffer.allocate(KINDS * Long.BYTES);
    Arrays.stream(reported).forEach(numbers::putLong);
    return PackedParts.pack(VERSION, numbers.array(), delays.toBytes());
  }

  /**
   * Restores what {@link #toBytes()} gave.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  static LabelAccount fromBytes(byte[] bytes) {
    PackedParts parts = new PackedParts(NAME, VERSION, bytes);
    ByteBuffer numbers = ByteBuffer.wrap(parts.next());
    LabelAccount account = new LabelAccount(LatencyHistogram.fromBytes(parts.next()));
    Arrays.setAll(account.reported, kind -> numbers.getLong());
    return account;
  }
}
