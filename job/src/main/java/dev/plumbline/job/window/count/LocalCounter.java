package dev.plumbline.job.window.count;

import dev.plumbline.statistics.exact.Counted;
import java.io.Serializable;

/**
 * Decides which panes an event counts in, and counts it there.
 *
 * @param <E> the event
 * @param <A> what is counted of it
 */
public interface LocalCounter<E, A extends Counted> extends Serializable {

  /** Counts one event in every pane that it belongs to. */
  void count(E event, PaneBuffer<A> panes);
}
