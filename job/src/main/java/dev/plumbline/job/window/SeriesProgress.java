package dev.plumbline.job.window;

/**
 * How far a series has come. Kept in state, because watermarks are not.
 *
 * @param closedUntil end of the last finest pane that was closed, epoch milliseconds; before the
 *     first close, start of the first pane
 * @param closing whether a pane was closed yet: until then the start can still move back
 * @param newest start of the newest pane that got a contribution, epoch milliseconds; {@link
 *     Long#MIN_VALUE} before the first
 */
public record SeriesProgress(long closedUntil, boolean closing, long newest) {

  /** Before anything, at the pane that holds the instant. */
  static SeriesProgress startingAt(long instant, long paneMs) {
    return new SeriesProgress(Math.floorDiv(instant, paneMs) * paneMs, false, Long.MIN_VALUE);
  }

  SeriesProgress startingAt(long paneStart) {
    return closing || paneStart >= closedUntil
        ? this
        : new SeriesProgress(paneStart, false, newest);
  }

  SeriesProgress closed(long end) {
    return new SeriesProgress(end, true, newest);
  }

  SeriesProgress contributed(long paneStart) {
    return paneStart > newest ? new SeriesProgress(closedUntil, closing, paneStart) : this;
  }
}
