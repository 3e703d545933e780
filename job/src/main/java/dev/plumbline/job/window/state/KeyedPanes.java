package dev.plumbline.job.window.state;

import dev.plumbline.monitoring.measurement.CountsFormat;
import dev.plumbline.statistics.exact.Accumulator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.IntSerializer;

/**
 * Panes and sums in Flink's keyed state, by {@link CountsSerializer}: panes as bytes, sums as
 * objects where the state backend keeps objects. Whatever is changed is put back, so it counts on
 * either backend.
 *
 * @param <A> what is counted
 */
public final class KeyedPanes<A extends Accumulator<A>> implements PaneStore<A> {

  private static final String PANES = "panes";
  private static final String SUMS = "sums";

  private final MapState<PaneKey, Object> panes;
  private final MapState<Integer, Object> sums;
  private final CountsFormat<A> format;

  public KeyedPanes(RuntimeContext context, CountsFormat<A> format) {
    panes =
        context.getMapState(
            new MapStateDescriptor<>(
                PANES,
                context.createSerializer(TypeInformation.of(PaneKey.class)),
                CountsSerializer.INSTANCE));
    sums =
        context.getMapState(
            new MapStateDescriptor<>(SUMS, IntSerializer.INSTANCE, CountsSerializer.INSTANCE));
    this.format = format;
  }

  @Override
  public void addToOpenPane(int window, long start, byte[] counts) throws Exception {
    PaneKey key = new PaneKey(window, start);
    Object before = panes.get(key);
    panes.put(key, before == null ? counts : plus(before, counts));
  }

  @Override
  public void addToClosedPane(int window, long start, byte[] counts) throws Exception {
    PaneKey key = new PaneKey(window, start);
    Object before = panes.get(key);
    panes.put(key, before == null ? counts : plus(before, counts).toBytes());
  }

  @Override
  public byte[] closePane(int window, long start) throws Exception {
    PaneKey key = new PaneKey(window, start);
    Object open = panes.get(key);
    if (open == null || open instanceof byte[]) {
      return (byte[]) open;
    }
    byte[] closed = live(open).toBytes();
    panes.put(key, closed);
    return closed;
  }

  @Override
  public byte[] pane(int window, long start) throws Exception {
    Object pane = panes.get(new PaneKey(window, start));
    return pane == null || pane instanceof byte[] ? (byte[]) pane : live(pane).toBytes();
  }

  @Override
  public boolean hasPane(int window, long start) throws Exception {
    return panes.contains(new PaneKey(window, start));
  }

  @Override
  public void removePane(int window, long start) throws Exception {
    panes.remove(new PaneKey(window, start));
  }

  @Override
  public void addToSum(int window, byte[] counts) throws Exception {
    Object before = sums.get(window);
    sums.put(window, before == null ? format.read(counts) : plus(before, counts));
  }

  @Override
  public void takeFromSum(int window, byte[] counts) throws Exception {
    Object before = sums.get(window);
    A sum = before == null ? format.zero() : live(before);
    format.takeBack(sum, counts);
    if (sum.isZero()) {
      sums.remove(window);
    } else {
      sums.put(window, sum);
    }
  }

  @Override
  public A sum(int window) throws Exception {
    Object sum = sums.get(window);
    return sum == null ? null : live(sum);
  }

  @Override
  public A total(int window, long from, long until, long step) throws Exception {
    A total = null;
    for (long start = from; start < until; start += step) {
      byte[] pane = pane(window, start);
      if (pane != null && total == null) {
        total = format.read(pane);
      } else if (pane != null) {
        format.add(total, pane);
      }
    }
    return total;
  }

  public void clear() {
    panes.clear();
    sums.clear();
  }

  private A plus(Object before, byte[] counts) {
    A sum = live(before);
    format.add(sum, counts);
    return sum;
  }

  @SuppressWarnings("unchecked") // what is not bytes was put here as A
  private A live(Object counts) {
    return counts instanceof byte[] bytes ? format.read(bytes) : (A) counts;
  }
}
