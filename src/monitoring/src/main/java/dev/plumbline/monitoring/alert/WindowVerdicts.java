package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.monitor.MonthCalendar;
import dev.plumbline.monitoring.rule.Verdict;

/**
 * The verdicts on the last 32 windows of one series, a bit each: bit 0 is the newest window, bit
 * {@code i} the one {@code i} steps before it. A window with neither a breach nor a clear bit was
 * held, or never came. Immutable.
 *
 * <p>A verdict that has already led to an alert being raised or resolved is <i>spent</i>: it does
 * not count again. Otherwise {@code 1 of 3} would fire again on the very windows before it
 * resolved.
 *
 * @param newestEnd end of the newest window, epoch milliseconds
 * @param breach windows that breach
 * @param clear windows that are clear; none is in {@code breach} too
 * @param spent windows that do not count again
 */
record WindowVerdicts(long newestEnd, int breach, int clear, int spent) {

  /** The most windows that can be told apart. */
  static final int CAPACITY = Integer.SIZE;

  private static final int ALL = -1;

  WindowVerdicts {
    if ((breach & clear) != 0) {
      throw new IllegalArgumentException(
          "a window cannot both breach and be clear, got: breach %x, clear %x"
              .formatted(breach, clear));
    }
  }

  /** The verdict on the first window of a series. */
  static WindowVerdicts first(long windowEnd, Verdict verdict) {
    return new WindowVerdicts(windowEnd, 0, 0, 0).at(0, verdict);
  }

  /** True for a window that is newer than all, or among the last {@code of}. */
  boolean reaches(long windowEnd, long every, int of) {
    long age = newestEnd - windowEnd;
    return age <= 0 || (isWhole(age, every) && steps(age, every) < of);
  }

  /**
   * These verdicts with that of one more window, or with the verdict of a known window replaced;
   * the same object when nothing changes. While an alert fires, a replaced verdict counts anew, so
   * that a revision can take the alert back; while none does, what is spent stays spent.
   *
   * @param windowEnd end of a window that these verdicts reach
   * @param every milliseconds between two windows; {@link MonthCalendar#NOMINAL} between months
   * @param verdict the verdict on it
   * @param firing whether an alert is firing
   */
  WindowVerdicts with(long windowEnd, long every, Verdict verdict, boolean firing) {
    if (windowEnd > newestEnd) {
      return movedOn(windowEnd, every).at(0, verdict);
    }
    int position = (int) steps(newestEnd - windowEnd, every);
    WindowVerdicts replaced = at(position, verdict);
    if (replaced.equals(this)) {
      return this;
    }
    return firing
        ? new WindowVerdicts(newestEnd, replaced.breach, replaced.clear, spent & ~(1 << position))
        : replaced;
  }

  /** All verdicts spent. */
  WindowVerdicts allSpent() {
    return new WindowVerdicts(newestEnd, breach, clear, ALL);
  }

  /** The unspent breaches among the last {@code of} windows. */
  int breaches(int of) {
    return Integer.bitCount(breach & ~spent & last(of));
  }

  /** The unspent clear windows among the last {@code of}. */
  int clears(int of) {
    return Integer.bitCount(clear & ~spent & last(of));
  }

  /** True when the newest window breaches. */
  boolean newestBreaches() {
    return (breach & 1) != 0;
  }

  private WindowVerdicts movedOn(long windowEnd, long every) {
    long age = windowEnd - newestEnd;
    // Rounded up: after a change of the step the two grids need not meet.
    long steps = isOfMonths(every) ? steps(age, every) : (age - 1) / every + 1;
    if (steps >= CAPACITY) {
      return new WindowVerdicts(windowEnd, 0, 0, 0);
    }
    return new WindowVerdicts(
        windowEnd, breach << (int) steps, clear << (int) steps, spent << (int) steps);
  }

  private static boolean isOfMonths(long every) {
    return every == MonthCalendar.NOMINAL.toMillis();
  }

  private static boolean isWhole(long age, long every) {
    return isOfMonths(every) || age % every == 0;
  }

  /** Months are of unequal length; so many of them in a row are off by three days at most. */
  private static long steps(long age, long every) {
    return isOfMonths(every) ? (age + every / 2) / every : age / every;
  }

  private WindowVerdicts at(int position, Verdict verdict) {
    int bit = 1 << position;
    return new WindowVerdicts(
        newestEnd,
        verdict == Verdict.BREACH ? breach | bit : breach & ~bit,
        verdict == Verdict.CLEAR ? clear | bit : clear & ~bit,
        spent);
  }

  private static int last(int of) {
    return of == CAPACITY ? ALL : (1 << of) - 1;
  }
}
