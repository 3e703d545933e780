package dev.plumbline.testbed.traffic;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** A model in production, as its monitor sees it: the same seed gives the same answers. */
interface SimulatedModel {

  /** All of them, the busiest first. */
  List<SimulatedModel> ALL = List.of(new CardFraud(), new DeliveryTime(), new LoanGrade());

  /** Its name, as in its monitor. */
  String name();

  /** How often it is asked, answers a second; a divisor of 1,000. */
  int perSecond();

  /** The next answer, with these things going wrong. */
  TrafficAnswer answer(Random random, Set<Fault> faults);
}
