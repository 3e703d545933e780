package dev.plumbline.monitoring.monitor.file.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.rule.Above;
import dev.plumbline.monitoring.rule.Below;
import dev.plumbline.monitoring.rule.Condition;
import dev.plumbline.monitoring.rule.NoData;
import dev.plumbline.monitoring.rule.Observation;
import dev.plumbline.monitoring.rule.Outside;
import dev.plumbline.monitoring.rule.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no condition lacks one of its parts: the recipe "To add a condition" in CONTRIBUTING. */
class ConditionFormsTest {

  /** Of each condition a rule that says all it can. */
  private static final Map<Class<?>, String> RULES =
      Map.of(
          Above.class,
          "metric: psi, features: all, above: 0.2, significant: true, alpha: 0.05, min_count: 50,"
              + " recover: {below: 0.1}",
          Below.class,
          "metric: accuracy, below: 0.92, significant: true, min_count: 200, recover: {above:"
              + " 0.93}",
          Outside.class,
          "metric: accuracy, outside: [0.2, 0.4], significant: true, min_count: 9,"
              + " recover: {above: 0.25, below: 0.35}",
          NoData.class,
          "metric: prediction_count, no_data: true");

  static List<Class<?>> conditions() {
    return leavesOf(Condition.class).toList();
  }

  private static Stream<Class<?>> leavesOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ConditionFormsTest::leavesOf)
        : Stream.of(type);
  }

  @Test
  void areOneForEachConditionUnderAKeyOfItsOwn() {
    // Given
    List<ConditionForm<?>> forms = ConditionForms.ALL;

    // When
    List<Class<?>> types = forms.stream().<Class<?>>map(ConditionForm::type).toList();

    // Then
    assertThat(types).hasSameElementsAs(conditions()).doesNotHaveDuplicates();
    assertThat(forms).extracting(ConditionForm::key).doesNotHaveDuplicates();
  }

  @Test
  void areWhatTheSchemaOffers() throws IOException {
    // Given
    JsonNode rule = schema().at("/$defs/rule");
    JsonNode choice = rule.at("/allOf/0");
    List<String> offered = new ArrayList<>();
    choice.get("oneOf").forEach(form -> offered.add(form.at("/required/0").textValue()));

    // When
    List<String> keys = ConditionForms.ALL.stream().map(ConditionForm::key).toList();

    // Then
    assertThat(offered).hasSameElementsAs(keys);
    assertThat(keys)
        .allSatisfy(key -> assertThat(rule.get("properties").has(key)).isTrue())
        .allSatisfy(key -> assertThat(choice.get("x-problem").textValue()).contains(key));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void readWhatTheyWrite(Class<?> condition) {
    // Given
    Monitor monitor = monitorOf(condition);

    // When
    String json = MonitorFile.toJson(monitor);

    // Then
    assertThat(monitor.rules().get(0).condition()).isInstanceOf(condition);
    assertThat(MonitorFile.read("topic", json).orThrow()).isEqualTo(monitor);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void readConditionsThatHaveWordsForEachMoment(Class<?> type) {
    // Given
    Condition condition = monitorOf(type).rules().get(0).condition();
    Phrases phrases = new Phrased(new Observation(0.1, 0.05, 0.15, null, 500, false));

    // When
    Double limit = condition.limit(phrases.observed(), Observation.NONE, null);
    List<String> sentences =
        List.of(
            condition.inWords(phrases),
            condition.fired(phrases, limit),
            condition.worse(phrases, limit, 0.2),
            condition.resolved(phrases, limit));

    // Then
    assertThat(sentences)
        .doesNotHaveDuplicates()
        .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotEndWith("."));
  }

  private static Monitor monitorOf(Class<?> condition) {
    assertThat(RULES).as("a rule of each condition").containsKey(condition);
    String text =
        """
        {model: m, task: binary, positive_class: a, features: {amount: numeric},
         reference: {first: 1000}, rules: [{name: a, window: 1h, %s}]}
        """;
    return MonitorFile.read("m.yaml", text.formatted(RULES.get(condition))).orThrow();
  }

  private static JsonNode schema() throws IOException {
    try (InputStream stream = MonitorFile.class.getResourceAsStream("/monitor.schema.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }

  /** Words as plain as can be. */
  private record Phrased(Observation observed) implements Phrases {

    @Override
    public String subject() {
      return "accuracy";
    }

    @Override
    public String awaited() {
      return "predictions";
    }

    @Override
    public String count() {
      return Long.toString(observed.count());
    }

    @Override
    public String number(double value) {
      return Double.toString(value);
    }

    @Override
    public String limit(double limit) {
      return number(limit);
    }

    @Override
    public String value(double value, Double limit) {
      return number(value);
    }

    @Override
    public String certainty(Double limit) {
      return "(500 labels)";
    }

    @Override
    public String window() {
      return "in the hour to 12:05 UTC";
    }
  }
}
