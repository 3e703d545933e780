package dev.plumbline.monitoring.rule;

/** What one measurement says about one rule, its neighbours in time left aside. */
public enum Verdict {
  /** The rule's condition holds. */
  BREACH,
  /** The rule's clear condition holds. */
  CLEAR,
  /**
   * Neither: too few samples, no value, no interval where one is asked for, or a value between the
   * threshold and the recovery limit.
   */
  HELD
}
