package dev.plumbline.monitoring.profile;

/**
 * The names under which what is no feature is counted, profiled and compared like one. No feature
 * of a monitor has them.
 */
public final class OutputNames {

  /** The score of the answer, numeric: see {@code AnswerRule#score}. */
  public static final String SCORE = "@score";

  /** The class answered, categorical. */
  public static final String CLASS = "@class";

  /** The value answered, numeric. */
  public static final String VALUE = "@value";

  /** How badly the features together fit their reference, numeric: see {@code Projection}. */
  public static final String RECONSTRUCTION = "@reconstruction";

  private OutputNames() {}

  /** True for a column that is no feature of the monitor. */
  public static boolean isReserved(String name) {
    return name.equals(SCORE)
        || name.equals(CLASS)
        || name.equals(VALUE)
        || name.equals(RECONSTRUCTION);
  }
}
