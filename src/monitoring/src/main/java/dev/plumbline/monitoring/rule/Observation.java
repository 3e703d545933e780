package dev.plumbline.monitoring.rule;

/**
 * What a condition needs to know of a measurement, or of what it is compared with.
 *
 * @param value the number, null where undefined
 * @param lower lower end of its 95 % interval, null where none
 * @param upper upper end of its 95 % interval, null where none
 * @param qValue q-value of the drift test, null where there is none
 * @param count samples behind the number
 * @param isEmpty whether nothing came at all; a share of 0 is not nothing, a count of 0 is
 */
public record Observation(
    Double value, Double lower, Double upper, Double qValue, long count, boolean isEmpty) {

  /** Stands for a baseline where a rule has none. */
  public static final Observation NONE = new Observation(null, null, null, null, 0, true);
}
