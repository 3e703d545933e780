package dev.plumbline.monitoring.rule;

/**
 * The value is less than a limit.
 *
 * @param limit the least value that does not breach
 * @param recovered the values that take an alert back
 * @param proof what a measurement must bring along
 */
public record Below(double limit, Band recovered, Proof proof) implements LimitCondition {

  @Override
  public Band allowed() {
    return Band.atLeast(limit);
  }

  @Override
  public Double limit(Observation observed, Observation baseline, Double before) {
    return limit;
  }

  @Override
  public double worseBy(double reported, double value) {
    return reported - value;
  }

  @Override
  public String inWords(Phrases phrases) {
    return " below " + phrases.limit(limit) + proof.inWords(phrases);
  }
}
