package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.stage.drift.DriftCase.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.event.FeatureEvidence;
import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.profile.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultivariateTest {

  private static final String FIELDS =
      """
      "features": {"x": "numeric", "y": "numeric", "country": "categorical"},
      "measures": ["multivariate", "ks"],
      "rules": [{"name": "together", "metric": "multivariate", "window": "1m", "above": 0.3,
                 "significant": true}]
      """;

  private final DriftCase drift = new DriftCase(FIELDS);

  /** Two numbers between 0 and 1 of which the second follows the first, or runs against it. */
  private static Map<String, Object> row(Random random, boolean follows) {
    double x = random.nextDouble();
    double noise = 0.01 * random.nextGaussian();
    Map<String, Object> row = new HashMap<>();
    row.put("x", x);
    row.put("y", (follows ? x : 1 - x) + noise);
    row.put("country", "DE");
    return row;
  }

  private Profile profile() {
    Random random = new Random(1);
    return drift.profile(2_000, row -> row(random, true));
  }

  @Test
  void seesAChangeOfCorrelationThatNoSingleFeatureShows() {
    // Given
    Profile profile = profile();
    Random random = new Random(2);
    FeatureSetCounts against = drift.counted(profile, 500, row -> row(random, false));

    // When
    Findings findings = drift.measured(profile, against);

    // Then
    Measurement together = only(findings, "multivariate", "");
    assertThat(together.value()).isGreaterThan(0.8);
    assertThat(together.pValue()).isLessThan(1e-6);
    assertThat(together.qValue()).isEqualTo(together.pValue());
    assertThat(together.errorBound()).isNotNull();
    assertThat(together.count()).isEqualTo(500);
    assertThat(together.referenceCount()).isEqualTo(2_000);
    assertThat(only(findings, "ks", "x").value()).isLessThan(0.1);
    assertThat(only(findings, "ks", "y").value()).isLessThan(0.1);
    assertThat(findings.evidence())
        .extracting(FeatureEvidence::feature, FeatureEvidence::what)
        .allMatch(tuple -> tuple.toList().get(0).equals(""))
        .allMatch(tuple -> tuple.toList().get(1).toString().startsWith("reconstruction error "))
        .hasSize(3);
  }

  @Test
  void findsNothingInRowsLikeThoseOfTheReference() {
    // Given
    Profile profile = profile();
    Random random = new Random(1);
    FeatureSetCounts same = drift.counted(profile, 2_000, row -> row(random, true));

    // When
    Findings findings = drift.measured(profile, same);

    // Then
    assertThat(only(findings, "multivariate", "").value()).isEqualTo(0, within(1e-9));
  }

  @Test
  void takesAValueThatIsMissingForTheMean() {
    // Given
    Profile profile = profile();
    Random random = new Random(3);
    FeatureSetCounts counts =
        drift.counted(
            profile,
            100,
            index -> {
              Map<String, Object> row = row(random, true);
              row.put("y", index % 2 == 0 ? FeatureState.INVALID : FeatureState.WRONG_TYPE);
              return row;
            });

    // When
    Findings findings = drift.measured(profile, counts);

    // Then
    assertThat(only(findings, "multivariate", "").count()).isEqualTo(100);
  }

  @Test
  void saysThatTheProfileHasNoProjection() {
    // Given
    Profile single = drift.profile(100, row -> Map.of("x", row));

    // When
    Findings findings = drift.measured(single, drift.counted(single, 10, row -> Map.of("x", row)));

    // Then
    assertThat(only(findings, "multivariate", "").undefinedReason())
        .isEqualTo("profile fraud has no projection of the monitor's numeric features");
  }

  @Test
  void isUndefinedWhileARuleThatAsksForItIsYoungerThanTheWindow() {
    // Given
    DriftCase before =
        new DriftCase(
            FIELDS.replaceAll("(?s), *\"ks\"].*", ", \"ks\"]").replace("\"multivariate\", ", ""));
    Profile profile = profile();
    Random random = new Random(4);
    FeatureSetCounts counts = before.counted(profile, 10, row -> row(random, true));
    counts.add(drift.counted(profile, 90, row -> row(random, true)));

    // When
    Findings findings = drift.measured(profile, counts);

    // Then
    assertThat(only(findings, "multivariate", "").undefinedReason())
        .isEqualTo("the monitor did not ask for it in all of the window");
    assertThat(only(findings, "ks", "x").count()).isEqualTo(100);
  }
}
