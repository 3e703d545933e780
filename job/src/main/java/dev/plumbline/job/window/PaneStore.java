package dev.plumbline.job.window;

/**
 * Where the panes and running sums of one series rest between two events.
 *
 * @param <A> what is counted
 */
interface PaneStore<A> {

  /** The pane of a window that starts at an instant, or null. */
  A pane(int window, long start) throws Exception;

  void putPane(int window, long start, A counts) throws Exception;

  void removePane(int window, long start) throws Exception;

  /** The running sum of a window, or null when nothing was counted. */
  A sum(int window) throws Exception;

  void putSum(int window, A counts) throws Exception;
}
