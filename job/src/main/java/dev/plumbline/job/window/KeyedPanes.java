package dev.plumbline.job.window;

import dev.plumbline.statistics.Accumulator;
import java.util.function.Function;
import org.apache.flink.api.common.state.MapState;

/**
 * Panes and sums in Flink's keyed state, as bytes: what is read is a copy, so nothing changes in
 * state unless it is put back, on either state backend.
 *
 * @param <A> what is counted
 */
final class KeyedPanes<A extends Accumulator<A>> implements PaneStore<A> {

  private final MapState<PaneKey, byte[]> panes;
  private final MapState<Integer, byte[]> sums;
  private final Function<byte[], A> read;

  KeyedPanes(
      MapState<PaneKey, byte[]> panes, MapState<Integer, byte[]> sums, Function<byte[], A> read) {
    this.panes = panes;
    this.sums = sums;
    this.read = read;
  }

  @Override
  public A pane(int window, long start) throws Exception {
    return restored(panes.get(new PaneKey(window, start)));
  }

  @Override
  public void putPane(int window, long start, A counts) throws Exception {
    panes.put(new PaneKey(window, start), counts.toBytes());
  }

  @Override
  public void removePane(int window, long start) throws Exception {
    panes.remove(new PaneKey(window, start));
  }

  @Override
  public A sum(int window) throws Exception {
    return restored(sums.get(window));
  }

  @Override
  public void putSum(int window, A counts) throws Exception {
    sums.put(window, counts.toBytes());
  }

  void clear() {
    panes.clear();
    sums.clear();
  }

  private A restored(byte[] bytes) {
    return bytes == null ? null : read.apply(bytes);
  }
}
