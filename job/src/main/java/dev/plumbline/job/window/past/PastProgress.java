package dev.plumbline.job.window.past;

/**
 * How far a series' past has come.
 *
 * @param began start of the first pane in it, epoch milliseconds
 * @param until end of the last pane in it, epoch milliseconds
 * @param events how many events it holds
 * @param complete whether it takes in no more
 */
public record PastProgress(long began, long until, long events, boolean complete) {

  /** With one pane more. */
  static PastProgress after(PastProgress before, long start, long end, long events, long wanted) {
    long sum = before == null ? events : before.events + events;
    return new PastProgress(before == null ? start : before.began, end, sum, sum >= wanted);
  }
}
