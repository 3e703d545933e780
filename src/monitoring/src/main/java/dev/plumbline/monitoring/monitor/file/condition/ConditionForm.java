package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Condition;
import java.util.Optional;

/**
 * How one condition stands in a rule of a monitor's file. What is written is read as an equal
 * condition.
 */
interface ConditionForm<C extends Condition> {

  /** The condition that is read and written. */
  Class<C> type();

  /** The key of a rule that stands for it, which no other condition has. */
  String key();

  /**
   * Reports what the schema cannot say: that each number and option has an effect.
   *
   * @param rule a rule that has the key, and that of no other condition
   * @param metric its metric, empty when it names none
   */
  void check(Place rule, Optional<Metric> metric);

  /** Reads the condition of a rule in which no check found a problem. */
  C read(Place rule, Metric metric);

  /** Adds the keys of the condition to a rule, {@code min_count} left out. */
  void write(C condition, Metric metric, ObjectNode rule);
}
