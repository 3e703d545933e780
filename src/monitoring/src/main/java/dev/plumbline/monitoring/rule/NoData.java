package dev.plumbline.monitoring.rule;

/** Nothing came at all. */
public record NoData() implements Condition {

  @Override
  public Proof proof() {
    return Proof.NONE;
  }

  @Override
  public Verdict judge(Observation observed, Observation baseline) {
    return observed.isEmpty() ? Verdict.BREACH : Verdict.CLEAR;
  }

  @Override
  public boolean reaches(double value) {
    return false;
  }

  @Override
  public boolean isOfSilence() {
    return true;
  }

  @Override
  public Double limit(Observation observed, Observation baseline, Double before) {
    return null;
  }

  @Override
  public double worseBy(double reported, double value) {
    return 0;
  }

  @Override
  public String inWords(Phrases phrases) {
    return ": no data";
  }

  @Override
  public String fired(Phrases phrases, Double limit) {
    return "no " + phrases.awaited() + " " + phrases.window();
  }

  @Override
  public String worse(Phrases phrases, Double limit, Double reported) {
    return "still no " + phrases.awaited() + " " + phrases.window();
  }

  @Override
  public String resolved(Phrases phrases, Double limit) {
    return phrases.awaited() + " are back (" + phrases.count() + ") " + phrases.window();
  }
}
