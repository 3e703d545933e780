package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.stage.drift.DriftCase.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.profile.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataQualityTest {

  private final DriftCase quality =
      new DriftCase(
          """
          "features": {"age": {"type": "numeric", "range": [0, 120]}, "amount": "numeric",
                       "country": "categorical"},
          "measures": ["data_quality"]
          """);

  private Profile profile() {
    return quality.profile(
        100, row -> Map.of("age", row, "amount", row, "country", row % 2 == 0 ? "DE" : "FR"));
  }

  /** 200 events: 3 times missing, 5 invalid, 12 wrong types, 180 values of which 9 implausible. */
  private FeatureSetCounts ages(Profile profile) {
    return quality.counted(profile, 200, row -> Map.of("age", age(row), "amount", 1));
  }

  private static Object age(int row) {
    if (row < 3) {
      return FeatureState.MISSING;
    }
    if (row < 8) {
      return FeatureState.INVALID;
    }
    if (row < 20) {
      return FeatureState.WRONG_TYPE;
    }
    if (row < 29) {
      return row < 24 ? -1 : 121;
    }
    return row % 121;
  }

  // The intervals are those of Wilson (1927); 3 of 200 is the worked number of the documentation.
  @ParameterizedTest
  @CsvSource({
    "missing, 0.015, 0.0051, 0.0432, 200",
    "invalid, 0.025, 0.0107, 0.0572, 200",
    "wrong_type, 0.06, 0.0347, 0.1019, 200",
    "out_of_range, 0.05, 0.0265, 0.0923, 180"
  })
  void sharesOutWhatIsWrongWithItsInterval(
      String metric, double share, double lower, double upper, long count) {
    // Given
    Profile profile = profile();

    // When
    Measurement measured = only(quality.measured(profile, ages(profile)), metric, "age");

    // Then
    assertThat(measured.value()).isEqualTo(share, within(1e-12));
    assertThat(measured.lower()).isEqualTo(lower, within(6e-5));
    assertThat(measured.upper()).isEqualTo(upper, within(6e-5));
    assertThat(measured.count()).isEqualTo(count);
  }

  @Test
  void reportsOfAMeasureOnlyWhereItMeansSomething() {
    // Given
    Profile profile = profile();

    // When
    Findings findings = quality.measured(profile, ages(profile));

    // Then
    assertThat(findings.measurements())
        .extracting(measurement -> measurement.metric() + " " + measurement.feature())
        .containsExactly(
            "missing age",
            "missing amount",
            "missing country",
            "invalid age",
            "invalid amount",
            "invalid country",
            "wrong_type age",
            "wrong_type amount",
            "out_of_range age",
            "unseen country",
            "constant age",
            "constant amount",
            "constant country",
            "distinct country");
    assertThat(only(findings, "constant", "age").value()).isZero();
    assertThat(only(findings, "constant", "amount").value()).isEqualTo(1);
    assertThat(only(findings, "missing", "country").value()).isEqualTo(1);
    assertThat(only(findings, "constant", "country").undefinedReason())
        .isEqualTo("no usable value of the feature in the window");
    assertThat(only(findings, "unseen", "country").undefinedReason())
        .isEqualTo("no usable value of the feature in the window");
  }

  @Test
  void countsNewCategoriesAndThoseOfTheListThatOccur() {
    // Given
    Profile profile = profile();
    List<String> countries = List.of("DE", "NL", "BE", "DE", "DE");
    FeatureSetCounts counts =
        quality.counted(profile, 100, row -> Map.of("country", countries.get(row % 5)));

    // When
    Findings findings = quality.measured(profile, counts);

    // Then
    Measurement unseen = only(findings, "unseen", "country");
    assertThat(unseen.value()).isEqualTo(0.4, within(1e-12));
    assertThat(unseen.lower()).isLessThan(0.4);
    assertThat(unseen.count()).isEqualTo(100);
    assertThat(unseen.referenceCount()).isEqualTo(100);
    assertThat(only(findings, "distinct", "country").value()).isEqualTo(2); // DE, and unseen
  }

  @Test
  void cannotReportNewCategoriesFromThoseThatTheProfileDoesNotList() {
    // Given
    Profile many = quality.profile(1_200, row -> Map.of("country", "c" + row));
    FeatureSetCounts counts = quality.counted(many, 100, row -> Map.of("country", "c" + row));

    // When
    Findings findings = quality.measured(many, counts);

    // Then
    assertThat(only(findings, "unseen", "country").undefinedReason())
        .isEqualTo(
            "the profile does not list all categories it had, so nobody can tell which are new");
  }

  @Test
  void needsTwoValuesToCallAFeatureConstant() {
    // Given
    Profile profile = profile();

    // When
    Findings one = quality.measured(profile, quality.counted(profile, 1, row -> Map.of("age", 5)));
    Findings two = quality.measured(profile, quality.counted(profile, 2, row -> Map.of("age", 5)));

    // Then
    assertThat(only(one, "constant", "age").undefinedReason())
        .isEqualTo("a single usable value cannot tell");
    assertThat(only(two, "constant", "age").value()).isEqualTo(1);
  }

  @Test
  void reportsTwoUnseenCategoriesFromAConstant() {
    // Given
    Profile profile = profile();

    // When
    Findings findings =
        quality.measured(
            profile,
            quality.counted(profile, 10, row -> Map.of("country", row % 2 == 0 ? "NL" : "BE")));

    // Then
    assertThat(only(findings, "constant", "country").value()).isZero();
    assertThat(only(findings, "distinct", "country").value()).isEqualTo(1);
  }

  @Test
  void needsNoProfileForWhatIsMissing() {
    // Given
    FeatureSetCounts counts = quality.counted(null, 10, row -> Map.of("age", 150));

    // When
    Findings findings = quality.measured(null, counts);

    // Then
    assertThat(only(findings, "missing", "amount").value()).isEqualTo(1);
    assertThat(only(findings, "out_of_range", "age").value()).isEqualTo(1);
    assertThat(only(findings, "distinct", "country").undefinedReason())
        .isEqualTo("profile fraud is not published");
  }
}
