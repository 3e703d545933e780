package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTest {

  @Test
  void holdsForTheFeaturesItNames() {
    // Given
    Rule all = rule(List.of(Rule.ALL_FEATURES), 1, 1);
    Rule some = rule(List.of("age"), 1, 1);
    Rule none = rule(List.of(), 1, 1);

    // Then
    assertThat(all.holdsFor("age")).isTrue();
    assertThat(all.holdsFor("")).isFalse();
    assertThat(some.holdsFor("age")).isTrue();
    assertThat(some.holdsFor("amount")).isFalse();
    assertThat(none.holdsFor("")).isTrue();
    assertThat(none.holdsFor("age")).isFalse();
  }

  @Test
  void refusesMoreBreachingWindowsThanItLooksAt() {
    assertThatThrownBy(() -> rule(List.of(), 4, 3))
        .hasMessage("breaching must be between 1 and of, got: 4 of 3");
  }

  private static Rule rule(List<String> features, int breaching, int of) {
    return new Rule(
        "r",
        "psi",
        features,
        "",
        SeriesChoice.EVERY,
        Axis.PREDICTION_TIME,
        Duration.ofHours(1),
        Rule.Condition.ABOVE,
        null,
        0.2,
        false,
        0.01,
        null,
        null,
        breaching,
        of,
        30,
        null,
        Duration.ofHours(1),
        Severity.WARNING,
        null);
  }
}
