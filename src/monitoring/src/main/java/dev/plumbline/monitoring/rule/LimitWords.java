package dev.plumbline.monitoring.rule;

/** The sentences of all conditions that compare a value with a limit. */
final class LimitWords {

  private LimitWords() {}

  static String fired(Phrases phrases, Double limit) {
    String verb = isBelow(phrases, limit) ? "fell to" : "rose to";
    return statement(phrases, verb, limit) + limitIs(phrases, limit);
  }

  static String worse(Phrases phrases, Double limit, Double reported) {
    if (reported == null) {
      return statement(phrases, "is at", limit) + limitIs(phrases, limit);
    }
    String verb = isBelow(phrases, limit) ? "fell further to" : "rose further to";
    String from = ", from " + phrases.value(reported, limit);
    return statement(phrases, verb, limit) + from + limitIs(phrases, limit);
  }

  /** What resolves beyond the limit does so because it may be chance by now. */
  static String resolved(Phrases phrases, Double limit, boolean isBeyond) {
    return statement(phrases, isBeyond ? "is no longer significant at" : "is back at", limit);
  }

  private static String statement(Phrases phrases, String verb, Double limit) {
    return String.join(
        " ",
        phrases.subject(),
        verb,
        phrases.value(phrases.observed().value(), limit),
        phrases.certainty(limit),
        phrases.window());
  }

  private static boolean isBelow(Phrases phrases, Double limit) {
    return limit != null && phrases.observed().value() < limit;
  }

  private static String limitIs(Phrases phrases, Double limit) {
    return limit == null ? "" : "; the limit is " + phrases.limit(limit);
  }
}
