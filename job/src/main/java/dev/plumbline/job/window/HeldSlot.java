package dev.plumbline.job.window;

import dev.plumbline.statistics.Counted;
import java.util.function.Supplier;

/**
 * Where one series counts what holds from some instant on: it remembers the pane it counted in
 * last, as {@link PaneSlot} does.
 *
 * <p>Not thread-safe, not checkpointed.
 *
 * @param <A> what is counted
 */
public final class HeldSlot<A extends Counted> {

  private final String model;
  private final String version;
  private final String segment;
  private final int generation;
  private final Supplier<A> zero;
  private OpenPane<A> pane;

  /**
   * A slot that counted nothing yet.
   *
   * @param zero counts of nothing
   */
  public HeldSlot(String model, String version, String segment, int generation, Supplier<A> zero) {
    this.model = model;
    this.version = version;
    this.segment = segment;
    this.generation = generation;
    this.zero = zero;
  }

  /**
   * What was counted so far in a pane.
   *
   * @param start see {@link PaneId#start()}
   * @param end see {@link PaneId#end()}
   * @param heldUntil see {@link PaneId#heldUntil()}
   */
  public A counts(long start, long end, long heldUntil, PaneBuffer<A> panes) {
    if (pane == null || !pane.is(start, end, heldUntil)) {
      PaneId id = new PaneId(model, version, segment, generation, "", start, end, heldUntil);
      pane = panes.open(id, zero);
    }
    return pane.counts();
  }
}
