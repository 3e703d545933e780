package dev.plumbline.job.window.state;

import java.util.Comparator;

/**
 * Which pane is to be changed when.
 *
 * @param until start of the pane at whose end the sum is added, epoch milliseconds
 * @param paneStart start of the pane that it is added to, epoch milliseconds
 */
public record HeldPane(long until, long paneStart) {

  static final Comparator<HeldPane> IN_ORDER =
      Comparator.comparingLong(HeldPane::until).thenComparingLong(HeldPane::paneStart);
}
