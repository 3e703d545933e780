package dev.plumbline.monitoring.rule;

/**
 * The value is less than one limit or greater than another.
 *
 * @param allowed the values that do not breach
 * @param recovered the values that take an alert back
 * @param proof what a measurement must bring along
 */
public record Outside(Band allowed, Band recovered, Proof proof) implements LimitCondition {

  @Override
  public Double limit(Observation observed, Observation baseline, Double before) {
    if (observed.value() > allowed.high()) {
      return allowed.high();
    }
    if (observed.value() < allowed.low()) {
      return allowed.low();
    }
    return before;
  }

  @Override
  public double worseBy(double reported, double value) {
    return value > allowed.high() ? value - reported : reported - value;
  }

  @Override
  public String inWords(Phrases phrases) {
    String ends = phrases.number(allowed.low()) + " to " + phrases.limit(allowed.high());
    return " outside " + ends + proof.inWords(phrases);
  }
}
