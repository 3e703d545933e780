package dev.plumbline.monitoring.measurement;

import dev.plumbline.statistics.estimate.Estimate;
import java.util.Optional;

/**
 * A number with what is known about its certainty, before it is tied to a series and a window.
 *
 * @param value null where undefined
 * @param undefinedReason why there is no value, null where there is one
 * @param lower lower end of the 95 % interval, null where none
 * @param upper upper end of the 95 % interval, null where none
 * @param errorBound how far binning can have moved it, null where exact
 * @param count samples behind it
 * @param referenceCount samples of the reference, null where none is involved
 * @param pValue null where there is no test
 * @param qValue null where there is no test
 * @param test which test the p-value is of, null where there is none
 */
public record Reading(
    Double value,
    String undefinedReason,
    Double lower,
    Double upper,
    Double errorBound,
    long count,
    Long referenceCount,
    Double pValue,
    Double qValue,
    String test) {

  /** An exact number. */
  public static Reading of(double value, long count) {
    return new Reading(value, null, null, null, null, count, null, null, null, null);
  }

  /** A number with its 95 % interval. */
  public static Reading of(double value, Double lower, Double upper, long count) {
    return new Reading(value, null, lower, upper, null, count, null, null, null, null);
  }

  /**
   * A number with its interval and bound.
   *
   * @param estimate the number, or empty
   * @param count samples behind it
   * @param reason why there is no number, where there is none
   */
  public static Reading of(Optional<Estimate> estimate, long count, String reason) {
    return estimate
        .map(
            known ->
                of(known.value(), known.lower(), known.upper(), count).within(known.errorBound()))
        .orElseGet(() -> undefined(reason, count));
  }

  /** No number, and why. */
  public static Reading undefined(String reason, long count) {
    return new Reading(null, reason, null, null, null, count, null, null, null, null);
  }

  /** The same with an error bound. */
  public Reading within(Double bound) {
    return new Reading(
        value, undefinedReason, lower, upper, bound, count, referenceCount, pValue, qValue, test);
  }

  /** The same with the size of the reference and the p-value of the comparison. */
  public Reading against(Long reference, Double p) {
    return new Reading(
        value, undefinedReason, lower, upper, errorBound, count, reference, p, qValue, test);
  }

  /** The same with the p-value adjusted for all features of the window. */
  public Reading adjusted(Double q) {
    return new Reading(
        value, undefinedReason, lower, upper, errorBound, count, referenceCount, pValue, q, test);
  }

  /** The same with the name of the test that the p-value is of. */
  public Reading by(String name) {
    return new Reading(
        value,
        undefinedReason,
        lower,
        upper,
        errorBound,
        count,
        referenceCount,
        pValue,
        qValue,
        name);
  }
}
