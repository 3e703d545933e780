package dev.plumbline.monitoring.rule;

/**
 * The parts of a sentence about one measurement, as a person reads them. A condition puts them
 * together; who writes the sentence says how each reads, and puts the model before it.
 */
public interface Phrases {

  /** What the sentence is about. */
  Observation observed();

  /** What was measured: {@code psi of amount}. */
  String subject();

  /** What is missing when nothing came: {@code predictions}. */
  String awaited();

  /** The samples: {@code 2,143}. */
  String count();

  /** Every digit that was meant: {@code 1,250}. */
  String number(double value);

  /** A limit with its unit: {@code 250 ms}. */
  String limit(double limit);

  /**
   * The value with its unit and with as many digits as tell it from a limit: {@code 0.874}.
   *
   * @param limit may be null
   */
  String value(double value, Double limit);

  /**
   * How sure the value is, and of how many samples: {@code (95 % interval 0.861 to 0.886, 2,143
   * labels)}.
   *
   * @param limit may be null
   */
  String certainty(Double limit);

  /** The window: {@code in the hour to 12:05 UTC}. */
  String window();
}
