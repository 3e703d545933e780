package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Condition;
import java.util.List;
import java.util.Optional;

/** The only list of the conditions that a monitor's file can have. */
public final class ConditionForms {

  static final List<ConditionForm<?>> ALL =
      List.of(new AboveForm(), new BelowForm(), new OutsideForm(), new NoDataForm());

  private ConditionForms() {}

  /**
   * Reports of a rule's condition what the schema cannot say; of several or none, the schema does.
   */
  public static void check(Place rule, Optional<Metric> metric) {
    metric.ifPresent(known -> ProofForm.check(rule, known));
    List<ConditionForm<?>> given = givenIn(rule);
    if (given.size() == 1) {
      given.get(0).check(rule, metric);
    }
  }

  /** The condition of a rule in which no check found a problem. */
  public static Condition read(Place rule, Metric metric) {
    return givenIn(rule).get(0).read(rule, metric);
  }

  /** Adds the keys of a condition to a rule, {@code min_count} left out. */
  public static void write(Condition condition, Metric metric, ObjectNode rule) {
    for (ConditionForm<?> form : ALL) {
      writeIfOf(form, condition, metric, rule);
    }
  }

  private static <C extends Condition> void writeIfOf(
      ConditionForm<C> form, Condition condition, Metric metric, ObjectNode rule) {
    if (form.type().isInstance(condition)) {
      form.write(form.type().cast(condition), metric, rule);
    }
  }

  private static List<ConditionForm<?>> givenIn(Place rule) {
    return ALL.stream().filter(form -> rule.at(form.key()).isGiven()).toList();
  }
}
