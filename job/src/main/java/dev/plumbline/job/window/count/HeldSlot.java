package dev.plumbline.job.window.count;

import dev.plumbline.job.event.Admission;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.statistics.exact.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where one series counts what holds from some instant on: it remembers the pane it counted in
 * last, as {@link PaneSlot} does, and of a version the last one for each of a day's six hours in
 * which predictions were made, since labels of all of them come side by side.
 *
 * <p>Not thread-safe, not checkpointed.
 *
 * @param <A> what is counted
 */
public final class HeldSlot<A extends Counted> {

  private static final int PERIODS_OF_A_DAY = 4;
  private static final long LENGTH = SeriesDefinition.HEARD_EVERY_MS;

  private final String model;
  private final String version;
  private final String segment;
  private final int generation;
  private final long paneMs;
  private final Supplier<A> zero;
  private final List<OpenPane<A>> recent;

  /**
   * A slot that counted nothing yet.
   *
   * @param paneMs length of the model's finest panes, milliseconds
   * @param zero counts of nothing
   */
  public HeldSlot(
      String model, String version, String segment, int generation, long paneMs, Supplier<A> zero) {
    this.model = model;
    this.version = version;
    this.segment = segment;
    this.generation = generation;
    this.paneMs = paneMs;
    this.zero = zero;
    int places = version.equals(Versions.ALL) ? 1 : PERIODS_OF_A_DAY;
    this.recent = new ArrayList<>(Collections.nCopies(places, null));
  }

  /**
   * What was counted so far in a pane.
   *
   * @param start see {@link PaneId#start()}
   * @param end see {@link PaneId#end()}
   * @param heldUntil see {@link PaneId#heldUntil()}
   * @param predictedAt when the prediction was made, epoch milliseconds
   */
  public A counts(long start, long end, long heldUntil, long predictedAt, PaneBuffer<A> panes) {
    boolean isOfAll = recent.size() == 1;
    long period = isOfAll ? Admission.NONE.period() : Admission.periodOf(predictedAt, paneMs);
    int place = isOfAll ? 0 : (int) Math.floorMod(period / LENGTH, (long) PERIODS_OF_A_DAY);
    OpenPane<A> pane = recent.get(place);
    if (pane == null || !pane.is(start, end, heldUntil, period)) {
      pane = panes.open(idOf(start, end, heldUntil, period), zero);
      recent.set(place, pane);
    }
    return pane.counts();
  }

  private PaneId idOf(long start, long end, long heldUntil, long period) {
    long last = Math.max(end - 1, heldUntil); // nothing that was predicted later holds by then
    Admission admission = new Admission(period, Admission.inPane(last, paneMs).decidedAt(), paneMs);
    return new PaneId(model, version, segment, generation, "", start, end, heldUntil, admission);
  }
}
