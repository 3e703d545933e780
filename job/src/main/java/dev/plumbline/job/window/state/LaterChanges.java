package dev.plumbline.job.window.state;

import dev.plumbline.monitoring.measurement.CountsFormat;
import dev.plumbline.statistics.exact.Accumulator;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Sums that hold from a later instant than their pane, in Flink's keyed state: they are in their
 * panes by now, and are taken out again where a window is added up that had ended before. A label
 * of 13:00 that is corrected at 10:00 the next day stays as it was in the day that ended at
 * midnight, also when something else revises that day. Kept as long as a window can be revised.
 *
 * @param <A> what is counted
 */
public final class LaterChanges<A extends Accumulator<A>> {

  private static final MapStateDescriptor<HeldPane, byte[]> DESCRIPTOR =
      new MapStateDescriptor<>(
          "later-changes",
          TypeInformation.of(HeldPane.class),
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final MapState<HeldPane, byte[]> changes;
  private final CountsFormat<A> format;

  public LaterChanges(RuntimeContext context, CountsFormat<A> format) {
    this.changes = context.getMapState(DESCRIPTOR);
    this.format = format;
  }

  /** Notes a sum that was added to a pane. */
  public void note(HeldPane pane, byte[] counts) throws Exception {
    byte[] before = changes.get(pane);
    if (before == null) {
      changes.put(pane, counts);
    } else {
      A sum = format.read(before);
      format.add(sum, counts);
      changes.put(pane, sum.toBytes());
    }
  }

  /**
   * What a window held at its end.
   *
   * @param sum of its panes as they are now, which is changed; null when there is nothing in them
   * @param start first instant of the window, epoch milliseconds
   * @param end its end, epoch milliseconds
   * @return null when it held nothing
   */
  public A heldAtTheEnd(A sum, long start, long end) throws Exception {
    A held = sum;
    for (HeldPane pane : changes.keys()) {
      if (pane.until() >= end && pane.paneStart() >= start && pane.paneStart() < end) {
        if (held == null) {
          held = format.zero();
        }
        format.takeBack(held, changes.get(pane));
      }
    }
    return held;
  }

  /** Forgets what no window that ends at an instant or later needs. */
  public void forget(long before) throws Exception {
    if (changes.isEmpty()) {
      return;
    }
    List<HeldPane> old = new ArrayList<>();
    for (HeldPane pane : changes.keys()) {
      if (pane.until() < before) {
        old.add(pane);
      }
    }
    for (HeldPane pane : old) {
      changes.remove(pane);
    }
  }

  public void clear() {
    changes.clear();
  }
}
