package dev.plumbline.job.window.state;

import java.util.Comparator;

/**
 * A pane's or a window's place within a series: the index of the window among the monitor's windows
 * and the instant, epoch milliseconds, at which the pane starts or the window ends.
 */
public record PaneKey(int window, long instant) {

  public static final Comparator<PaneKey> IN_ORDER =
      Comparator.comparingLong(PaneKey::instant).thenComparingInt(PaneKey::window);
}
