package dev.plumbline.job.window.state;

/**
 * Where the panes and running sums of one series rest between two events. A pane comes as bytes and
 * rests as bytes; only sums, and panes that are added to before they close, become objects.
 *
 * @param <A> what is counted
 */
public interface PaneStore<A> {

  /** Adds to a pane that more is expected of. */
  void addToOpenPane(int window, long start, byte[] counts) throws Exception;

  /** Adds to a pane that was closed. */
  void addToClosedPane(int window, long start, byte[] counts) throws Exception;

  /** Lays a pane to rest that nothing more is expected of; null when nothing was counted in it. */
  byte[] closePane(int window, long start) throws Exception;

  /** What rests in a closed pane, not to be changed; null when nothing was counted in it. */
  byte[] pane(int window, long start) throws Exception;

  /** Whether something was counted in a pane. */
  boolean hasPane(int window, long start) throws Exception;

  void removePane(int window, long start) throws Exception;

  /** Adds to the running sum of a window. */
  void addToSum(int window, byte[] counts) throws Exception;

  /** Takes back from the running sum of a window. */
  void takeFromSum(int window, byte[] counts) throws Exception;

  /** The running sum of a window, not to be changed; null when it is nothing. */
  A sum(int window) throws Exception;

  /** Adds up closed panes, {@code step} apart; null when nothing was counted in them. */
  A total(int window, long from, long until, long step) throws Exception;
}
