package dev.plumbline.monitoring.rule;

/**
 * A condition that compares the value with fixed numbers. Strict at the threshold (a value equal to
 * it does not breach), inclusive at the recovery limit. With {@code below 0.92, recover above
 * 0.93}: 0.91 is a breach, 0.92 and 0.925 are held, 0.93 is clear.
 */
public sealed interface LimitCondition extends Condition permits Above, Below, Outside {

  /** The values that do not breach. */
  Band allowed();

  /** The values that take an alert back; {@link Band#ANY} = the breach is over. */
  Band recovered();

  @Override
  default Verdict judge(Observation observed, Observation baseline) {
    boolean isProven = !proof().significant() || isTested(observed);
    if (!proof().isEnough(observed) || !isProven) {
      return Verdict.HELD;
    }
    if (breaches(observed)) {
      return Verdict.BREACH;
    }
    return recovered().contains(observed.value()) ? Verdict.CLEAR : Verdict.HELD;
  }

  private boolean isTested(Observation observed) {
    return observed.qValue() != null
        || (!allowed().hasHigh() || observed.lower() != null)
            && (!allowed().hasLow() || observed.upper() != null);
  }

  private boolean breaches(Observation observed) {
    double value = observed.value();
    if (!proof().significant()) {
      return allowed().isBeyond(value, value);
    }
    if (observed.qValue() != null) {
      return allowed().isBeyond(value, value) && observed.qValue() < proof().alpha();
    }
    double lower = observed.lower() == null ? Double.NEGATIVE_INFINITY : observed.lower();
    double upper = observed.upper() == null ? Double.POSITIVE_INFINITY : observed.upper();
    return allowed().isBeyond(lower, upper);
  }

  @Override
  default boolean reaches(double value) {
    return allowed().isReached(value);
  }

  @Override
  default boolean isOfSilence() {
    return false;
  }

  @Override
  default String fired(Phrases phrases, Double limit) {
    return LimitWords.fired(phrases, limit);
  }

  @Override
  default String worse(Phrases phrases, Double limit, Double reported) {
    return LimitWords.worse(phrases, limit, reported);
  }

  @Override
  default String resolved(Phrases phrases, Double limit) {
    double value = phrases.observed().value();
    boolean isBeyond = proof().significant() && allowed().isBeyond(value, value);
    return LimitWords.resolved(phrases, limit, isBeyond);
  }
}
