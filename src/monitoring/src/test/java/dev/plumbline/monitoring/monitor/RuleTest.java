package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.rule.Persistence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuleTest {

  @Test
  void holdsForTheFeaturesItNames() {
    // Given
    Scope all = scope(Scope.ALL_FEATURES);
    Scope some = scope("age");
    Scope none = scope();

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
    assertThatThrownBy(() -> new Persistence(4, 3, Duration.ofHours(1)))
        .hasMessage("breaching must be between 1 and of, got: 4 of 3");
  }

  private static Scope scope(String... features) {
    return new RuleDraft().on("psi", Axis.PREDICTION_TIME, features).rule().scope();
  }
}
