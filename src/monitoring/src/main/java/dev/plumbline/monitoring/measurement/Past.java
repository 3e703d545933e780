package dev.plumbline.monitoring.measurement;

/**
 * What a window is compared with out of its own series' past: counts, or the reason why there are
 * none yet.
 *
 * @param counts what was counted there, not to be changed; null when it is lacking
 * @param lacking why it cannot be compared with, for a person; null when it can
 * @param <A> what is counted
 */
public record Past<A>(A counts, String lacking) {

  /** A past that can be compared with. */
  public static <A> Past<A> of(A counts) {
    return new Past<>(counts, null);
  }

  /** No past yet, for a reason that a person understands. */
  public static <A> Past<A> lacking(String reason) {
    return new Past<>(null, reason);
  }
}
