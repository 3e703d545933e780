package dev.plumbline.testbed.benchmark.significance;

/** A feature whose distribution is known, from which references and windows are drawn. */
interface SimulatedFeature {

  /** As the tables call it. */
  String label();

  /** Whether no value comes twice: then the rate of false alarms has a lower limit too. */
  default boolean continuous() {
    return false;
  }

  /** A new reference, and the probabilities of its cells without drift. */
  SimulatedReference draw(Draws draws, int size);
}
