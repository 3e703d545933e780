package dev.plumbline.job.window.past;

import dev.plumbline.monitoring.measurement.Past;

/**
 * Which part of a series' past its windows are compared with. It is made of settled panes, those
 * that no late event can change any more, and which of them belong to a window follows from the
 * window alone. So the answer is the same whenever it is asked, for a window's revisions too.
 *
 * @param <A> what is counted
 */
public interface OwnPast<A> {

  /** Whether panes that settle from now on are left out. */
  boolean isComplete() throws Exception;

  /** Takes in what the finest pane that starts at an instant holds for good; in ascending order. */
  void settle(long paneStart, A counts) throws Exception;

  /**
   * What a window is compared with.
   *
   * @param window its index among the monitor's windows
   * @param start first instant of the window, epoch milliseconds
   * @param settled end of the last pane that was settled when the window was first reported
   */
  Past<A> of(int window, long start, long settled) throws Exception;

  /** Forgets what no window that settles later than at an instant needs. */
  void forget(long settled) throws Exception;
}
