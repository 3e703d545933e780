package dev.plumbline.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileOutputTest {

  private static final Monitor FRAUD =
      monitor(
          "{model: m, task: binary, positive_class: fraud, decision_threshold: 0.3,"
              + " features: {x: numeric}}");

  @Test
  void profilesScoreAndClassAsEventsAreRead() {
    // Given
    List<ReferenceRow> rows =
        List.of(
            row(null, Map.of("fraud", 0.3)),
            row(null, Map.of("fraud", 0.2)),
            row("legit", Map.of()),
            ReferenceRow.of(Map.of("x", 1)));

    // When
    Profile profile = TestProfiles.build(FRAUD, rows);

    // Then
    assertThat(profile.features().stream().map(FeatureProfile::name))
        .containsExactly("x", "@score", "@class");
    NumericProfile score = (NumericProfile) profile.feature("@score").orElseThrow();
    assertThat(score.moments().min()).isEqualTo(0.2);
    assertThat(score.moments().max()).isEqualTo(0.3);
    assertThat(score.missingCount()).isEqualTo(2);
    CategoricalProfile answered = (CategoricalProfile) profile.feature("@class").orElseThrow();
    assertThat(answered.categories()).containsExactly("fraud", "legit", "not fraud");
    assertThat(answered.otherCount()).isZero();
    assertThat(answered.missingCount()).isEqualTo(1);
  }

  @Test
  void profilesTheValueOfARegression() {
    // Given
    Monitor monitor = monitor("{model: m, task: regression, features: {x: numeric}}");
    ReferenceRow row = new ReferenceRow(Map.of("x", 1), null, null, 17.5, Map.of(), null, null);

    // When
    Profile profile = TestProfiles.build(monitor, List.of(row));

    // Then
    FeatureProfile value = profile.feature("@value").orElseThrow();
    assertThat(value.kind()).isEqualTo(FeatureKind.NUMERIC);
    assertThat(value.count()).isEqualTo(1);
    assertThat(profile.features()).hasSize(2);
  }

  @Test
  void hashesDataWithAnswersOtherThanWithout() {
    // When
    Profile without = TestProfiles.build(FRAUD, List.of(ReferenceRow.of(Map.of())));
    Profile with = TestProfiles.build(FRAUD, List.of(row("legit", Map.of())));

    // Then
    assertThat(with.dataHash()).isNotEqualTo(without.dataHash());
    assertThat(with.hash()).isNotEqualTo(without.hash());
  }

  @Test
  void refusesWhatNoEventCanCarry() {
    assertThatThrownBy(() -> row(null, Map.of("fraud", 1.5)))
        .hasMessage("the probability of fraud must be 0 to 1, but is 1.5");
    assertThatThrownBy(
            () -> new ReferenceRow(Map.of(), null, null, Double.NaN, Map.of(), null, null))
        .hasMessage("the predicted value must be finite, but is NaN");
  }

  private static ReferenceRow row(String predictedClass, Map<String, Double> probabilities) {
    return new ReferenceRow(Map.of("x", 1), null, predictedClass, null, probabilities, null, null);
  }

  private static Monitor monitor(String text) {
    return MonitorFile.read("m", text).orThrow();
  }
}
