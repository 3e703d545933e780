package dev.plumbline.monitoring.profile.build;

/**
 * Something about a reference that a person should look at before anything is compared with it.
 *
 * @param feature name of the feature
 * @param kind what kind of thing
 * @param problem in words, without the feature's name: {@code every value is 5}
 */
public record ProfileWarning(String feature, Kind kind, String problem) {

  /** The kinds of warning. */
  public enum Kind {
    /** No value at all: nothing can be compared. */
    EMPTY,
    /** More than half of the rows have no value. */
    MOSTLY_MISSING,
    /** One value only: any other is drift. */
    CONSTANT,
    /** So many categories that their shares say little. */
    HIGH_CARDINALITY,
    /** The values do not look like the declared kind. */
    SUSPICIOUS_TYPE,
    /** The reference itself leaves the range that the monitor calls plausible. */
    OUT_OF_RANGE
  }

  /** For instance {@code amount: every value is 5}. */
  public String inWords() {
    return feature + ": " + problem;
  }
}
