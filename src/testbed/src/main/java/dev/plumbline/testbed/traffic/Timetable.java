package dev.plumbline.testbed.traffic;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which faults happen when.
 *
 * @param faults in the order of their beginnings
 */
public record Timetable(List<ScheduledFault> faults) {

  /** Copies the list. */
  public Timetable {
    faults = List.copyOf(faults);
  }

  /** Nothing goes wrong. */
  public static Timetable quiet() {
    return new Timetable(List.of());
  }

  /** The faults of {@code scripts/demo}, one after the other; all is over after a minute. */
  public static Timetable demo() {
    return new Timetable(
        List.of(
            new ScheduledFault(
                DeliveryTime.NAME,
                Fault.LATENCY_SPIKE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(25),
                "answers six times slower",
                "slow"),
            new ScheduledFault(
                CardFraud.NAME,
                Fault.ACCURACY_FALL,
                Duration.ofSeconds(22),
                Duration.ofSeconds(40),
                "is wrong about half of what comes from the app",
                "accuracy-drop"),
            new ScheduledFault(
                DeliveryTime.NAME,
                Fault.FEATURE_DRIFT,
                Duration.ofSeconds(40),
                Duration.ofSeconds(58),
                "is asked about tours twice as long as in training",
                "input-drift")));
  }

  /** What is wrong with a model, this long after the start of the traffic. */
  Set<Fault> active(String model, Duration elapsed) {
    Set<Fault> active = EnumSet.noneOf(Fault.class);
    faults.stream()
        .filter(scheduled -> scheduled.isActive(model, elapsed))
        .forEach(scheduled -> active.add(scheduled.fault()));
    return active;
  }
}
