package dev.plumbline.monitoring.rule;

/**
 * The value is greater than a limit.
 *
 * @param limit the largest value that does not breach
 * @param recovered the values that take an alert back
 * @param proof what a measurement must bring along
 */
public record Above(double limit, Band recovered, Proof proof) implements LimitCondition {

  @Override
  public Band allowed() {
    return Band.atMost(limit);
  }

  @Override
  public Double limit(Observation observed, Observation baseline, Double before) {
    return limit;
  }

  @Override
  public double worseBy(double reported, double value) {
    return value - reported;
  }

  @Override
  public String inWords(Phrases phrases) {
    return " above " + phrases.limit(limit) + proof.inWords(phrases);
  }
}
