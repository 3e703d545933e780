package dev.plumbline.monitoring.control;

import dev.plumbline.monitoring.monitor.Monitor;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What of a model's counts goes on from one revision of its monitor to another. Each component of
 * {@link Monitor} stands in {@link #COMPONENTS} with what goes on when it changes; one that is
 * added to the record must be added there. From one to another and back it is the same, and what
 * goes on over two steps goes on over each.
 */
public enum Continuity {

  /** All: windows go on in the same generation, under other rules at most. */
  ALL,

  /**
   * Labels: windows begin anew with a new generation, but a prediction under one revision and its
   * label under the other can be counted together with those of the other. They have the same
   * series, and the numbers mean the same.
   */
  LABELS,

  /** Nothing: neither windows nor labels of one revision are counted under the other. */
  NOTHING;

  /**
   * A component of the record.
   *
   * @param name of the component
   * @param whenChanged what goes on when it is another
   * @param counted what of it decides whether it is another
   */
  record Component(String name, Continuity whenChanged, Function<Monitor, Object> counted) {

    private boolean differs(Monitor one, Monitor other) {
      return !Objects.equals(counted.apply(one), counted.apply(other));
    }
  }

  /** All components of a monitor, in the order of the record. */
  static final List<Component> COMPONENTS =
      List.of(
          new Component("model", ALL, Monitor::model),
          new Component("revision", ALL, Monitor::revision),
          new Component("effectiveFrom", ALL, Monitor::effectiveFrom),
          new Component("watchedSince", ALL, Monitor::watchedSince),
          new Component("deleted", NOTHING, Monitor::deleted),
          new Component("task", NOTHING, Monitor::task),
          new Component("positiveClass", NOTHING, Monitor::positiveClass),
          new Component("decisionThreshold", NOTHING, Continuity::threshold),
          new Component("answers", NOTHING, Monitor::answers),
          new Component("versions", NOTHING, Monitor::versions),
          new Component("features", LABELS, Monitor::features),
          new Component("featureSets", LABELS, Monitor::featureSets),
          new Component("segments", NOTHING, Monitor::segments),
          new Component("horizon", NOTHING, Monitor::horizon),
          new Component("windows", LABELS, Monitor::windows),
          new Component("cohorts", LABELS, Monitor::cohorts),
          new Component("measures", NOTHING, Continuity::countedForMeasures),
          new Component("reference", LABELS, Monitor::reference),
          new Component("rules", ALL, Monitor::rules),
          new Component("alertLabels", ALL, Monitor::alertLabels));

  /** What goes on from one revision to another of the same model. */
  public static Continuity between(Monitor one, Monitor other) {
    return COMPONENTS.stream()
        .filter(component -> component.differs(one, other))
        .map(Component::whenChanged)
        .max(Continuity::compareTo)
        .orElse(ALL);
  }

  /** A minus before zero is no other threshold. */
  private static double threshold(Monitor monitor) {
    return monitor.decisionThreshold() + 0.0;
  }

  /** Measures are computed out of the same counts, but for those that need counts of their own. */
  private static List<Boolean> countedForMeasures(Monitor monitor) {
    return List.of(monitor.estimates(), monitor.awaitsLabels(), monitor.keepsProbabilities());
  }
}
