package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.stage.drift.DriftCase.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.event.FeatureEvidence;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.drift.DriftMeasurer;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.profile.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftMeasurerTest {

  private static final String TWO_FEATURES =
      """
      "features": {"amount": "numeric", "country": "categorical"}, "measures": ["drift"]
      """;
  private static final List<String> COUNTRIES = List.of("DE", "FR", "IT");

  private final DriftCase drift = new DriftCase(TWO_FEATURES);

  /** 1,000 rows: shares of 0.2, 0.4 and 0.4 of the numbers 0, 1, 2 and of three countries. */
  private Profile profile() {
    return drift.profile(1_000, row -> row(row % 10 < 2 ? 0 : row % 10 < 6 ? 1 : 2));
  }

  /** 100 rows: shares of 0.3, 0.4 and 0.3. */
  private FeatureSetCounts moved(Profile profile) {
    return drift.counted(profile, 100, row -> row(row % 10 < 3 ? 0 : row % 10 < 7 ? 1 : 2));
  }

  private static Map<String, ?> row(int which) {
    return Map.of("amount", which, "country", COUNTRIES.get(which));
  }

  // By hand, with shares 0.2, 0.4, 0.4 and 0.3, 0.4, 0.3: PSI 0.1 ln 1.5 − 0.1 ln 0.75; Hellinger
  // and Jensen–Shannon from the same shares. χ² of the table (200, 400, 400; 30, 40, 30) is
  // 6.6734, its p-value on 2 degrees exp(−χ²/2) = 0.03555.
  @ParameterizedTest
  @CsvSource({
    "psi, 0.069315",
    "js, 0.111501",
    "hellinger, 0.092956",
    "tv, 0.1",
    "linf, 0.1",
    "chi2, 6.673408"
  })
  void measuresSharesOfNumbersAndOfCategoriesAlike(String metric, double expected) {
    // Given
    Profile profile = profile();

    // When
    Findings findings = drift.measured(profile, moved(profile));

    // Then
    for (String feature : List.of("amount", "country")) {
      Measurement measured = only(findings, metric, feature);
      assertThat(measured.value()).isEqualTo(expected, within(2e-6));
      assertThat(measured.undefinedReason()).isNull();
      assertThat(measured.count()).isEqualTo(100);
      assertThat(measured.referenceCount()).isEqualTo(1_000);
      assertThat(measured.profile()).isEqualTo(profile.id());
    }
  }

  @Test
  void reportsNoDistanceOfAValueThatIsTooFarOutToSumIt() {
    // Given: one value of a hundred is a time
    Profile profile = profile();
    FeatureSetCounts window =
        drift.counted(
            profile,
            100,
            row -> row == 7 ? Map.of("amount", 1.7e12, "country", "DE") : row(row % 3));

    // When
    Findings findings = drift.measured(profile, window);

    // Then
    for (String metric : List.of("wasserstein", "wasserstein.normalised", "mean_shift")) {
      Measurement measured = only(findings, metric, "amount");
      assertThat(measured.value()).as(metric).isNull();
      assertThat(measured.undefinedReason())
          .isEqualTo(
              "a value of the window lies too far from the profile for its distance to be summed");
    }
    assertThat(only(findings, "psi", "amount").value()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"psi", "chi2"})
  void testsSharesByChiSquareAndCorrectsForTheNumberOfFeatures(String metric) {
    // Given
    Profile profile = profile();

    // When
    Findings findings = drift.measured(profile, moved(profile));

    // Then
    Measurement amount = only(findings, metric, "amount");
    assertThat(amount.pValue()).isEqualTo(0.035552, within(1e-5));
    assertThat(amount.qValue()).isEqualTo(amount.pValue(), within(1e-12)); // both are the same
    assertThat(amount.test()).isEqualTo("chi2");
    assertThat(only(findings, "ks", "amount").test()).isEqualTo("ks");
    assertThat(only(findings, "js", "amount").pValue()).isNull();
    assertThat(only(findings, "js", "amount").test()).isNull();
  }

  /** SciPy: hypergeom.sf(3, 1004, 4, 4) is 2.37616e-11 for all of 4 being new, doubled. */
  @ParameterizedTest
  @ValueSource(strings = {"psi", "chi2"})
  void testsNewValuesForThemselvesAndSaysSo(String metric) {
    // Given
    Profile profile = profile();
    FeatureSetCounts allNew =
        drift.counted(profile, 4, row -> Map.of("amount", 0.5, "country", "ES"));

    // When
    Findings findings = drift.measured(profile, allNew);

    // Then
    for (String feature : List.of("amount", "country")) {
      Measurement measured = only(findings, metric, feature);
      assertThat(measured.value()).isGreaterThan(1);
      assertThat(measured.pValue()).isEqualTo(2 * 2.3761551640638335e-11, within(1e-16));
      assertThat(measured.test()).isEqualTo("fisher");
    }
  }

  /** 14,999 values from 4 to 6 and one of 1,000, against the same moved by 0.3. */
  @Test
  void measuresAShiftThoughOneValueOfTheReferenceLiesFarOut() {
    // Given
    Profile profile =
        drift.profile(
            15_000, row -> Map.of("amount", row == 0 ? 1_000 : 4 + row / 7_500.0, "country", "DE"));
    FeatureSetCounts window =
        drift.counted(
            profile, 5_000, row -> Map.of("amount", 4.3 + row / 2_500.0, "country", "DE"));

    // When
    Measurement area = only(drift.measured(profile, window), "wasserstein", "amount");

    // Then: 0.3 and 995 / 15,000
    assertThat(area.value()).isEqualTo(0.366, within(0.01));
    assertThat(area.errorBound()).isLessThan(0.06);
  }

  // The distribution functions are 0.2, 0.6, 1 and 0.3, 0.7, 1: KS 0.1, area 0.1 + 0.1. The
  // reference's mean is 1.2 and its variance 0.56 · 1000 / 999, the window's mean is 1.
  @Test
  void measuresTheDistributionOfNumbers() {
    // Given
    Profile profile = profile();
    double deviation = Math.sqrt(0.56 * 1_000 / 999);

    // When
    Findings findings = drift.measured(profile, moved(profile));

    // Then
    Measurement ks = only(findings, "ks", "amount");
    assertThat(ks.value()).isEqualTo(0.1, within(1e-12));
    assertThat(ks.errorBound()).isZero();
    assertThat(ks.pValue()).isBetween(0.0, 1.0);
    Measurement area = only(findings, "wasserstein", "amount");
    assertThat(area.value()).isEqualTo(0.2, within(1e-9));
    assertThat(area.errorBound()).isEqualTo(0, within(1e-9));
    assertThat(only(findings, "wasserstein.normalised", "amount").value())
        .isEqualTo(0.2 / deviation, within(1e-9));
    Measurement shift = only(findings, "mean_shift", "amount");
    assertThat(shift.value()).isEqualTo(-0.2 / deviation, within(1e-8));
    assertThat(shift.lower()).isLessThan(shift.value());
    assertThat(shift.upper()).isGreaterThan(shift.value());
    assertThat(findings.measurements())
        .filteredOn(measurement -> measurement.feature().equals("country"))
        .extracting(Measurement::metric)
        .containsExactly("psi", "chi2", "js", "hellinger", "tv", "linf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "psi",
        "ks",
        "chi2",
        "js",
        "hellinger",
        "tv",
        "linf",
        "wasserstein",
        "wasserstein.normalised",
        "mean_shift"
      })
  void findsNoDriftInTheReferenceItself(String metric) {
    // Given
    Profile profile = profile();
    FeatureSetCounts same =
        drift.counted(profile, 1_000, row -> row(row % 10 < 2 ? 0 : row % 10 < 6 ? 1 : 2));

    // When
    Findings findings = drift.measured(profile, same);

    // Then
    assertThat(only(findings, metric, "amount").value()).isEqualTo(0, within(1e-9));
  }

  @Test
  void sharesOutHowManyFeaturesDrifted() {
    // Given
    Profile profile = profile();
    FeatureSetCounts oneOfTwo =
        drift.counted(
            profile,
            1_000,
            row ->
                Map.of("amount", 2, "country", row % 10 < 2 ? "DE" : row % 10 < 6 ? "FR" : "IT"));

    // When
    Findings findings = drift.measured(profile, oneOfTwo);

    // Then
    Measurement share = only(findings, "drifted_share", "");
    assertThat(share.value()).isEqualTo(0.5);
    assertThat(share.count()).isEqualTo(1_000);
  }

  @Test
  void saysThatTheProfileIsNotPublished() {
    // Given
    FeatureSetCounts counts = drift.counted(null, 100, row -> row(row % 3));

    // When
    Findings findings = drift.measured(null, counts);

    // Then
    Measurement psi = only(findings, "psi", "amount");
    assertThat(psi.value()).isNull();
    assertThat(psi.undefinedReason()).isEqualTo("profile fraud is not published");
    assertThat(psi.count()).isEqualTo(100);
    assertThat(only(findings, "drifted_share", "").undefinedReason())
        .isEqualTo("no feature can be compared: amount: profile fraud is not published");
  }

  @Test
  void saysThatTheProfileDoesNotKnowAFeatureAndMeasuresTheOthers() {
    // Given
    DriftCase more =
        new DriftCase(TWO_FEATURES.replace("\"amount\"", "\"age\": \"numeric\", \"amount\""));
    Profile profile = profile();

    // When
    Findings findings = more.measured(profile, more.counted(profile, 100, row -> row(row % 3)));

    // Then
    assertThat(only(findings, "psi", "age").undefinedReason())
        .isEqualTo("profile fraud has no numeric feature age");
    assertThat(only(findings, "psi", "amount").value()).isNotNull();
    assertThat(only(findings, "drifted_share", "").value()).isNotNull();
  }

  @Test
  void saysThatTheReferenceHadNoValue() {
    // Given
    Profile empty = drift.profile(100, row -> Map.of("country", "DE"));

    // When
    Findings findings = drift.measured(empty, moved(empty));

    // Then
    for (String metric : List.of("psi", "ks", "js", "wasserstein", "mean_shift")) {
      Measurement undefined = only(findings, metric, "amount");
      assertThat(undefined.value()).isNull();
      assertThat(undefined.undefinedReason())
          .isEqualTo("the profile has no usable value of the feature");
      assertThat(undefined.referenceCount()).isZero();
    }
  }

  @Test
  void seesNewValuesBesideAConstantReferenceThatHasNoDeviation() {
    // Given
    Profile constant = drift.profile(100, row -> Map.of("amount", 5, "country", "DE"));
    FeatureSetCounts half =
        drift.counted(constant, 100, row -> Map.of("amount", row % 2 == 0 ? 5 : 6));

    // When
    Findings findings = drift.measured(constant, half);

    // Then
    assertThat(only(findings, "ks", "amount").value()).isEqualTo(0.5, within(1e-12));
    assertThat(only(findings, "psi", "amount").value()).isGreaterThan(1);
    assertThat(only(findings, "wasserstein", "amount").value()).isEqualTo(0.5, within(1e-6));
    for (String metric : List.of("mean_shift", "wasserstein.normalised")) {
      assertThat(only(findings, metric, "amount").undefinedReason())
          .isEqualTo("the profile has no deviation of the feature to measure by");
    }
  }

  @Test
  void reportsNothingOfAnEmptyWindow() {
    // Given
    Profile profile = profile();

    // When
    Findings findings = drift.measured(profile, new DriftMeasurer().zero());

    // Then
    assertThat(findings.measurements()).isEmpty();
    assertThat(findings.evidence()).isEmpty();
  }

  @Test
  void reportsOnlyWhatTheMonitorComputes() {
    // Given
    DriftCase few = new DriftCase(TWO_FEATURES.replace("[\"drift\"]", "[\"tv\", \"ks\"]"));
    Profile profile = profile();

    // When
    Findings findings = few.measured(profile, moved(profile));

    // Then
    assertThat(findings.measurements())
        .extracting(measurement -> measurement.metric() + " " + measurement.feature())
        .containsExactly("ks amount", "tv amount", "tv country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"psi", "js", "hellinger", "tv", "linf", "chi2"})
  void saysWhatMovedWhenARuleOfAnyMeasureIsBreached(String metric) {
    // Given
    DriftCase ruled =
        new DriftCase(
            TWO_FEATURES
                + """
                , "rules": [{"name": "moved", "metric": "%s", "features": "all", "window": "1m",
                             "above": 0.06}]
                """
                    .formatted(metric));
    Profile profile = profile();

    // When
    Findings findings = ruled.measured(profile, moved(profile));

    // Then
    assertThat(findings.evidence())
        .filteredOn(moved -> moved.feature().equals("country"))
        .extracting(FeatureEvidence::what)
        .containsExactlyInAnyOrder("DE", "IT");
    assertThat(findings.evidence())
        .filteredOn(moved -> moved.feature().equals("amount"))
        .extracting(FeatureEvidence::what)
        .containsExactlyInAnyOrder("= 0", "= 2");
    assertThat(findings.evidence()).contains(new FeatureEvidence("country", "DE", 0.2, 0.3));
  }

  @Test
  void saysNothingOfWhatMovedWhenNoRuleAsks() {
    // Given
    DriftCase ruled =
        new DriftCase(
            TWO_FEATURES
                + """
                , "rules": [{"name": "moved", "metric": "psi", "features": ["amount"],
                             "window": "1m", "above": 0.07}]
                """);
    Profile profile = profile();

    // When
    Findings findings = ruled.measured(profile, moved(profile));

    // Then
    assertThat(findings.evidence()).isEmpty();
  }

  @Test
  void namesTheFeaturesThatDriftedWhenTheirShareIsBreached() {
    // Given
    DriftCase ruled =
        new DriftCase(
            TWO_FEATURES
                + """
                , "rules": [{"name": "many", "metric": "drifted_share", "window": "1m",
                             "above": 0.3}]
                """);
    Profile profile = profile();
    FeatureSetCounts drifted =
        ruled.counted(profile, 1_000, row -> Map.of("amount", row % 3, "country", "NL"));

    // When
    Findings findings = ruled.measured(profile, drifted);

    // Then
    assertThat(findings.evidence())
        .filteredOn(moved -> moved.feature().isEmpty())
        .first()
        .isEqualTo(new FeatureEvidence("", "country __unseen__", 0, 1));
  }
}
