package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.stage.drift.DriftCase.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputColumnsTest {

  private static final String FIELDS =
      "\"features\": {\"amount\": \"numeric\"}, \"measures\": [\"tv\", \"missing\", \"psi\"]";

  private final DriftCase drift = new DriftCase(FIELDS);

  /** 100 rows with scores of 0.00 to 0.99: half of them are fraud at a threshold of 0.5. */
  private Profile withOutputs() {
    ProfileBuilder builder = new ProfileBuilder(drift.monitor());
    for (int row = 0; row < 100; row++) {
      builder.add(
          new ReferenceRow(
              Map.of("amount", row), null, null, null, Map.of("fraud", row / 100.0), null, null));
    }
    return builder.build("fraud");
  }

  private FeatureSetCounts answers(DriftCase of, Profile profile) {
    return of.counted(
        profile,
        100,
        row ->
            Map.of(
                "amount", row, "@score", row / 400.0, "@class", row < 20 ? "fraud" : "not fraud"));
  }

  @Test
  void areReportedWhenTheProfileHasThem() {
    // Given
    Profile profile = withOutputs();

    // When
    Findings findings = drift.measured(profile, answers(drift, profile));

    // Then
    // The lowest deciles hold 40, 40 and 20 of the scores: (0.3 + 0.3 + 0.1 + 7 · 0.1) / 2. 20 % of
    // the answers are fraud where 50 % were.
    assertThat(only(findings, "tv", "@score").value()).isEqualTo(0.7, within(0.02));
    assertThat(only(findings, "tv", "@class").value()).isEqualTo(0.3, within(1e-9));
    assertThat(only(findings, "missing", "@score").value()).isZero();
  }

  @Test
  void areNotToldWhenTheProfileDoesNotHaveThem() {
    // Given
    Profile profile = drift.profile(100, row -> Map.of("amount", row));

    // When
    Findings findings = drift.measured(profile, answers(drift, profile));

    // Then
    assertThat(findings.measurements()).extracting(Measurement::feature).containsOnly("amount");
  }

  @Test
  void areReportedAsUndefinedWhenARuleNamesWhatTheProfileDoesNotHave() {
    // Given
    DriftCase named =
        new DriftCase(
            FIELDS
                + """
                , "rules": [{"name": "answers", "metric": "psi", "features": ["@class"],
                             "window": "1m", "above": 0.2}]
                """);
    Profile profile = drift.profile(100, row -> Map.of("amount", row));

    // When
    Findings findings = named.measured(profile, answers(named, profile));

    // Then
    assertThat(only(findings, "psi", "@class").undefinedReason())
        .isEqualTo("profile fraud has no categorical feature @class");
    assertThat(findings.measurements())
        .extracting(Measurement::feature)
        .containsOnly("amount", "@class");
  }

  @Test
  void areNoInputsOfTheShareOfDriftedFeatures() {
    // Given
    DriftCase shared = new DriftCase(FIELDS.replace("\"tv\"", "\"drifted_share\", \"tv\""));
    Profile profile = withOutputs();

    // When
    Findings findings = shared.measured(profile, answers(shared, profile));

    // Then
    assertThat(only(findings, "psi", "@score").qValue()).isLessThan(1e-6);
    assertThat(only(findings, "drifted_share", "").value()).isZero();
  }
}
