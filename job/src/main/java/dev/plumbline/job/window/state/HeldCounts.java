package dev.plumbline.job.window.state;

import dev.plumbline.statistics.exact.Accumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Sums that change a pane only from a later instant on, in Flink's keyed state until event time has
 * come there. Without it, a window's first revision would hold a correction or not, depending on
 * which partition was read faster.
 *
 * @param <A> what is counted
 */
public final class HeldCounts<A extends Accumulator<A>> {

  /**
   * A sum whose time has come.
   *
   * @param pane which pane it is added to, and since when it holds
   * @param counts the sum's bytes
   */
  public record Due(HeldPane pane, byte[] counts) {}

  public static final MapStateDescriptor<HeldPane, byte[]> DESCRIPTOR =
      new MapStateDescriptor<>(
          "held",
          TypeInformation.of(HeldPane.class),
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final MapState<HeldPane, byte[]> held;
  private final Function<byte[], A> read;

  public HeldCounts(MapState<HeldPane, byte[]> held, Function<byte[], A> read) {
    this.held = held;
    this.read = read;
  }

  /**
   * Keeps a sum until event time has passed the pane that starts at {@code until}. What cancels out
   * until then never happened: whether it came as one sum or as two is chance.
   */
  public void hold(long until, long paneStart, A counts) throws Exception {
    HeldPane key = new HeldPane(until, paneStart);
    byte[] before = held.get(key);
    if (before != null) {
      counts.add(read.apply(before));
    }
    if (counts.isZero()) {
      held.remove(key);
    } else {
      held.put(key, counts.toBytes());
    }
  }

  /** Hands over and forgets what was held until a pane that starts before {@code end}. */
  public List<Due> takeUntil(long end) throws Exception {
    List<HeldPane> keys = new ArrayList<>();
    for (HeldPane key : held.keys()) {
      if (key.until() < end) {
        keys.add(key);
      }
    }
    keys.sort(HeldPane.IN_ORDER);
    List<Due> due = new ArrayList<>();
    for (HeldPane key : keys) {
      due.add(new Due(key, held.get(key)));
      held.remove(key);
    }
    return due;
  }

  public boolean isEmpty() throws Exception {
    return held.isEmpty();
  }

  public void clear() {
    held.clear();
  }
}
