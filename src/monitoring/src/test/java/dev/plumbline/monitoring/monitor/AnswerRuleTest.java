package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
  void aBlankNameIsNoAnswer() {
    for (String blank : List.of("", " ", "\t")) {
      // Then
      assertThat(FRAUD.answeredClass(blank, Map.of("fraud", 0.9))).isEqualTo("fraud");
      assertThat(FRAUD.answer(blank, null, NONE).isEmpty()).isTrue();
    }
  }

  @Test
  void takesThePositiveClassFromTheThresholdOn() {
    assertThat(FRAUD.answeredClass(null, Map.of("fraud", 0.3))).isEqualTo("fraud");
    assertThat(FRAUD.answeredClass(null, Map.of("fraud", 0.29, "legit", 0.71)))
        .isEqualTo("not fraud");
  }

  @Test
  void aFloatThatEqualsTheThresholdReachesIt() {
    // Given
    AnswerRule rule =
        rule("{model: m, task: binary, positive_class: fraud, decision_threshold: 0.7}");

    // Then
    assertThat(rule.answeredClass(null, Map.of("fraud", (double) 0.7f))).isEqualTo("fraud");
    assertThat(rule.answeredClass(null, Map.of("fraud", (double) Math.nextDown(0.7f))))
        .isEqualTo("not fraud");
  }

  @Test
  void doesNotGuessWhatAnotherClassSaysOfThePositiveOne() {
    for (Map<String, Double> others :
        List.of(Map.of("legit", 0.01), Map.of("Fraud", 0.99), Map.of("FRAUD", 0.9, "legit", 0.1))) {
      // Then
      assertThat(FRAUD.answeredClass(null, others)).isNull();
      assertThat(FRAUD.score(null, others)).isNaN();
      assertThat(FRAUD.answer(null, null, others).isEmpty()).isTrue();
      assertThat(FRAUD.score("fraud", others)).isNaN();
    }
    assertThat(FRAUD.whyEmpty(Map.of("legit", 0.1, "FRAUD", 0.9)))
        .startsWith("probabilities is about FRAUD, legit, not about the positive class fraud;");
    assertThat(FRAUD.whyEmpty(NONE))
        .startsWith("predicted_class is null or blank and probabilities");
    assertThat(VALUE.whyEmpty(NONE)).startsWith("predicted_value is null");
  }

  @Test
  void knowsOneOfTwoListedClassesByTheOther() {
    // Given
    AnswerRule two =
        rule("{model: m, task: binary, positive_class: fraud, classes: [legit, fraud]}");
    AnswerRule three =
        rule("{model: m, task: binary, positive_class: fraud, classes: [legit, fraud, unsure]}");

    // Then
    assertThat(two.score(null, Map.of("legit", 0.01))).isEqualTo(0.99);
    assertThat(two.answeredClass(null, Map.of("legit", 0.01))).isEqualTo("fraud");
    assertThat(two.answeredClass(null, Map.of("legit", 0.6))).isEqualTo("legit");
    assertThat(two.answeredClass(null, Map.of("fraud", 0.4))).isEqualTo("legit");
    assertThat(two.answeredClass(null, Map.of("Fraud", 0.9))).isNull();
    assertThat(three.answeredClass(null, Map.of("legit", 0.01))).isNull();
    assertThat(three.answeredClass(null, Map.of("fraud", 0.4))).isEqualTo("not fraud");
    assertThat(three.otherClasses()).containsExactly("legit", "unsure");
  }

  @Test
  void comparesClassesByTheirCanonicalText() {
    // Given
    AnswerRule rule =
        rule("{model: m, task: binary, positive_class: \"true\", classes: [\"False\", \"True\"]}");

    // Then
    assertThat(rule.positiveClass()).isEqualTo("1");
    assertThat(rule.otherClasses()).containsExactly("0");
    assertThat(rule.answeredClass("True", NONE)).isEqualTo("1");
    assertThat(rule.answeredClass("1.0", NONE)).isEqualTo("1");
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
