package dev.plumbline.monitoring.rule;

/**
 * What makes a measurement a breach: one class a condition, which holds all that is special about
 * it but its form in a monitor's file. Immutable; equal ones judge and read the same.
 *
 * <p>Sentences come without the model before and the full stop behind, such as {@code accuracy fell
 * to 0.874 (2,143 labels) in the hour to 12:05 UTC; the limit is 0.92}.
 */
public sealed interface Condition permits LimitCondition, NoData {

  /** What a measurement must bring along before this condition judges its value. */
  Proof proof();

  /**
   * What one measurement says, its neighbours in time left aside.
   *
   * @param observed the measurement
   * @param baseline what it is compared with; {@link Observation#NONE} where it is compared with
   *     nothing but the condition's own numbers
   */
  Verdict judge(Observation observed, Observation baseline);

  /** True when a value may breach, or lies on the limit, whatever else is known of it. */
  boolean reaches(double value);

  /**
   * True when it looks for that nothing comes. A rule that does not say which series it is about
   * then judges the total alone: a version that was replaced falls silent, and that is no fault.
   */
  boolean isOfSilence();

  /**
   * The limit that an alert reports: the one that the value lies beyond; where it lies within, the
   * one reported before; null where a condition has none.
   *
   * @param observed the measurement; has a value
   * @param baseline as for {@link #judge}
   * @param before the limit reported before, or null
   */
  Double limit(Observation observed, Observation baseline, Double before);

  /** How much further from the limit a value is than the one told before; negative when nearer. */
  double worseBy(double reported, double value);

  /** The condition behind a metric and its window: {@code below 0.92 (95 % interval)}. */
  String inWords(Phrases phrases);

  /** Says that it began to breach. */
  String fired(Phrases phrases, Double limit);

  /**
   * Says that it still breaches.
   *
   * @param reported the value told before when the news is that it got worse, otherwise null
   */
  String worse(Phrases phrases, Double limit, Double reported);

  /** Says that it breaches no longer. */
  String resolved(Phrases phrases, Double limit);
}
