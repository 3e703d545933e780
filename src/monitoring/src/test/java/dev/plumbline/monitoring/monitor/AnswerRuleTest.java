package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerRuleTest {

  private static final Map<String, Double> NONE = Map.of();

  private static final AnswerRule FRAUD =
      rule("{model: m, task: binary, positive_class: fraud, decision_threshold: 0.3}");
  private static final AnswerRule GRADE = rule("{model: m, task: multiclass}");
  private static final AnswerRule VALUE = rule("{model: m, task: regression}");

  @Test
  void takesTheClassThatTheModelNamed() {
    assertThat(FRAUD.answeredClass("legit", Map.of("fraud", 0.9))).isEqualTo("legit");
    assertThat(FRAUD.answeredClass("True", NONE)).isEqualTo("1");
    assertThat(FRAUD.answeredClass(null, NONE)).isNull();
    assertThat(VALUE.answeredClass("legit", NONE)).isNull();
  }

  @Test
  void takesThePositiveClassFromTheThresholdOn() {
    assertThat(FRAUD.answeredClass(null, Map.of("fraud", 0.3))).isEqualTo("fraud");
    assertThat(FRAUD.answeredClass(null, Map.of("fraud", 0.29, "legit", 0.71)))
        .isEqualTo("__other__");
    assertThat(FRAUD.answeredClass(null, Map.of("legit", 0.8))).isEqualTo("legit");
  }

  @Test
  void takesTheMostProbableClassAndOfEqualOnesTheFirstByName() {
    // Given
    Map<String, Double> tied = new LinkedHashMap<>();
    tied.put("b", 0.4);
    tied.put("a", 0.4);
    tied.put("c", 0.2);

    // Then
    assertThat(GRADE.answeredClass(null, tied)).isEqualTo("a");
    assertThat(GRADE.answeredClass(null, Map.of("b", 0.5, "a", 0.4))).isEqualTo("b");
  }

  @Test
  void scoresThePositiveClassOrTheOneAnswered() {
    assertThat(FRAUD.score("legit", Map.of("fraud", 0.1, "legit", 0.9))).isEqualTo(0.1);
    assertThat(FRAUD.score("legit", Map.of("legit", 0.9))).isNaN();
    assertThat(GRADE.score("b", Map.of("a", 0.9, "b", 0.1))).isEqualTo(0.1);
    assertThat(GRADE.score(null, NONE)).isNaN();
    assertThat(VALUE.score(null, Collections.singletonMap("a", 0.5))).isNaN();
  }

  private static AnswerRule rule(String monitor) {
    return new AnswerRule(MonitorFile.read("m.yaml", monitor).orThrow());
  }
}
