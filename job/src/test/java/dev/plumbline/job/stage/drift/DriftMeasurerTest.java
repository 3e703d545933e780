package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.FeatureState;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.window.Findings;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileBuilder;
import dev.plumbline.monitoring.profile.ProfileFile;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DriftMeasurerTest {

  private static final String TEXT =
      Monitors.fraud(
          1,
          0,
          """
          , "features": {"amount": "numeric", "country": "categorical", "age": "numeric"},
          "reference": {"profile": "fraud"},
          "measures": ["psi", "ks", "missing"]
          """);
  private static final Monitor MONITOR = MonitorFile.read("test", TEXT).orThrow();

  private final DriftMeasurer measurer = new DriftMeasurer();

  /** A reference of 1,000 rows: amount 0 to 9, half of them from DE. */
  private static Profile profile(boolean withAge) {
    ProfileBuilder builder = new ProfileBuilder(withAge ? MONITOR : withoutAge());
    for (int row = 0; row < 1_000; row++) {
      builder.add(
          Map.of("amount", row % 10, "country", row % 2 == 0 ? "DE" : "FR", "age", row % 50));
    }
    return builder.build("fraud");
  }

  private static Monitor withoutAge() {
    return MonitorFile.read("test", TEXT.replace(", \"age\": \"numeric\"", "")).orThrow();
  }

  private static MeasuredWindow window(Profile profile) {
    Definition definition =
        new Definition(
            TEXT,
            1,
            0,
            Long.MAX_VALUE,
            false,
            profile == null ? "" : profile.id(),
            profile == null ? null : ProfileFile.toBytes(profile),
            null);
    SeriesDefinition series = Monitors.whole(definition);
    return new MeasuredWindow(series, MONITOR, START, START + 60_000, 0, ClosedBy.WATERMARK);
  }

  private static void count(
      FeatureCells cells, FeatureSetCounts counts, double amount, String country, byte... states) {
    cells.count(
        new Prediction(
            "fraud",
            "1",
            1,
            START,
            Double.NaN,
            new String[0],
            new double[] {amount, 0, amount, 0, 0},
            new String[] {null, country, null, null, null},
            states.length == 0 ? new byte[] {0, 0, 0, 1, 1} : states,
            null),
        counts);
  }

  /** 200 rows as in the reference. */
  private static FeatureSetCounts likeTheReference(Profile profile) {
    FeatureCells cells = FeatureCells.after(MONITOR, profile);
    FeatureSetCounts counts = cells.zero();
    for (int row = 0; row < 200; row++) {
      count(cells, counts, row % 10, row % 2 == 0 ? "DE" : "FR");
    }
    return counts;
  }

  private static Measurement only(Findings findings, Predicate<Measurement> wanted) {
    List<Measurement> found = findings.measurements().stream().filter(wanted).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Predicate<Measurement> about(String metric, String feature) {
    return measurement ->
        measurement.metric().equals(metric) && measurement.feature().equals(feature);
  }

  @Test
  void findsNoDriftInWhatIsLikeTheReference() {
    // Given
    Profile profile = profile(true);

    // When
    Findings findings = measurer.measure(window(profile), likeTheReference(profile));

    // Then
    Measurement psi = only(findings, about("psi", "amount"));
    assertThat(psi.value()).isEqualTo(0, within(1e-9));
    assertThat(psi.count()).isEqualTo(200);
    assertThat(psi.referenceCount()).isEqualTo(1_000);
    assertThat(psi.pValue()).isEqualTo(1, within(1e-9));
    assertThat(psi.profile()).isEqualTo(profile.id());
    assertThat(only(findings, about("ks", "amount")).value()).isEqualTo(0, within(1e-9));
    assertThat(only(findings, about("missing", "amount")).value()).isZero();
    assertThat(findings.evidence()).extracting("feature").containsOnly("age");
  }

  @Test
  void measuresTheStabilityOfCategoriesAndSaysWhatMoved() {
    // Given
    Profile profile = profile(true);
    FeatureCells cells = FeatureCells.after(MONITOR, profile);
    FeatureSetCounts counts = cells.zero();
    for (int row = 0; row < 1_000; row++) {
      count(cells, counts, row % 10, row % 10 == 0 ? "DE" : "FR");
    }

    // When
    Findings findings = measurer.measure(window(profile), counts);

    // Then
    // (0.1 − 0.5) ln(0.1 / 0.5) + (0.9 − 0.5) ln(0.9 / 0.5) = 0.8789
    Measurement psi = only(findings, about("psi", "country"));
    assertThat(psi.value()).isEqualTo(0.8789, within(0.01));
    assertThat(psi.qValue()).isLessThan(1e-6);
    assertThat(findings.evidence())
        .filteredOn(moved -> moved.feature().equals("country"))
        .first()
        .satisfies(moved -> assertThat(moved.referenceShare()).isEqualTo(0.5, within(1e-9)));
  }

  @Test
  void saysThatTheProfileIsNotPublished() {
    // Given
    FeatureSetCounts counts = likeTheReference(null);

    // When
    Findings findings = measurer.measure(window(null), counts);

    // Then
    Measurement psi = only(findings, about("psi", "amount"));
    assertThat(psi.value()).isNull();
    assertThat(psi.undefinedReason()).isEqualTo("profile fraud is not published");
    assertThat(only(findings, about("missing", "amount")).value()).isZero();
  }

  @Test
  void saysThatTheProfileDoesNotKnowAFeatureAndMeasuresTheOthers() {
    // Given
    Profile profile = profile(false);

    // When
    Findings findings = measurer.measure(window(profile), likeTheReference(profile));

    // Then
    assertThat(only(findings, about("psi", "age")).undefinedReason())
        .isEqualTo("profile fraud has no numeric feature age");
    assertThat(only(findings, about("psi", "amount")).value()).isEqualTo(0, within(1e-9));
  }

  @Test
  void letsABadFeatureChangeNoOther() {
    // Given
    Profile profile = profile(true);
    FeatureSetCounts good = likeTheReference(profile);
    FeatureCells cells = FeatureCells.after(MONITOR, profile);
    FeatureSetCounts bad = cells.zero();
    for (int row = 0; row < 200; row++) {
      byte state = row % 2 == 0 ? FeatureState.MISSING : FeatureState.WRONG_TYPE;
      count(
          cells,
          bad,
          row % 10,
          row % 2 == 0 ? "DE" : "FR",
          FeatureState.PRESENT,
          FeatureState.PRESENT,
          state,
          FeatureState.MISSING,
          FeatureState.MISSING);
    }

    // When
    Findings of = measurer.measure(window(profile), good);
    Findings with = measurer.measure(window(profile), bad);

    // Then
    for (String metric : List.of("psi", "missing")) {
      for (String feature : List.of("amount", "country")) {
        Measurement expected = only(of, about(metric, feature));
        Measurement found = only(with, about(metric, feature));
        assertThat(found.value()).isEqualTo(expected.value());
        assertThat(found.pValue()).isEqualTo(expected.pValue());
      }
    }
    assertThat(only(with, about("missing", "age")).value()).isEqualTo(0.5);
    assertThat(only(with, about("psi", "age")).undefinedReason())
        .isEqualTo("no usable value of the feature in the window");
  }

  @Test
  void tellsNothingOfAnEmptyWindow() {
    // Given
    Profile profile = profile(true);

    // When
    Findings findings = measurer.measure(window(profile), measurer.zero());

    // Then
    assertThat(findings.measurements()).isEmpty();
    assertThat(findings.evidence()).isEmpty();
  }
}
