package dev.plumbline.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileQualityTest {

  private static final Monitor FRAUD =
      monitor("{model: m, task: binary, positive_class: fraud, features: {x: numeric}}");

  @Test
  void countsWhatWasRightByTheRuleOfEvents() {
    // Given: 8 true positives, 2 false positives, 85 true negatives, 5 false negatives
    List<ReferenceRow> rows = new ArrayList<>();
    rows.addAll(Collections.nCopies(8, answered("fraud", "fraud")));
    rows.addAll(Collections.nCopies(2, answered("fraud", "legit")));
    rows.addAll(Collections.nCopies(85, answered("legit", "fine")));
    rows.addAll(Collections.nCopies(5, answered("legit", "fraud")));
    rows.add(answered("fraud", null));

    // When
    Profile profile = TestProfiles.build(FRAUD, rows);

    // Then
    assertThat(value(profile, "accuracy")).isEqualTo(0.93);
    assertThat(value(profile, "precision")).isEqualTo(0.8);
    assertThat(value(profile, "recall")).isCloseTo(0.6154, within(5e-5));
    assertThat(value(profile, "f1")).isCloseTo(0.6957, within(5e-5));
    assertThat(profile.quality("accuracy").orElseThrow().count()).isEqualTo(100);
    assertThat(profile.quality("roc_auc")).isEmpty();
    assertThat(profile.rowCount()).isEqualTo(101);
  }

  @Test
  void measuresScores() {
    // Given: the worked case of scikit-learn's roc_auc_score
    List<ReferenceRow> rows =
        List.of(
            scored(0.1, "legit"),
            scored(0.4, "legit"),
            scored(0.35, "fraud"),
            scored(0.8, "fraud"));

    // When
    Profile profile = TestProfiles.build(FRAUD, rows);

    // Then
    assertThat(value(profile, "roc_auc")).isEqualTo(0.75);
    assertThat(value(profile, "brier")).isCloseTo(0.158125, within(1e-9));
  }

  @Test
  void measuresEachListedClass() {
    // Given: truth a b c a b c, answers a c b a a b
    Monitor monitor = monitor("{model: m, task: multiclass, classes: [a, b, c]}");
    List<ReferenceRow> rows =
        List.of(
            answered("a", "a"),
            answered("c", "b"),
            answered("b", "c"),
            answered("a", "a"),
            answered("a", "b"),
            answered("b", "c"));

    // When
    Profile profile = TestProfiles.build(monitor, rows);

    // Then: scikit-learn's macro F1 of this case is 0.26…
    assertThat(value(profile, "accuracy")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(value(profile, "macro_f1")).isCloseTo(0.2667, within(5e-5));
    assertThat(profile.learned().quality())
        .filteredOn(quality -> quality.metric().equals("f1") && quality.className().equals("a"))
        .singleElement()
        .satisfies(quality -> assertThat(quality.value()).isEqualTo(0.8));
  }

  @Test
  void measuresTheProbabilitiesOfTrueClasses() {
    // Given: scikit-learn's log_loss of these is 0.21616…, its own example
    Monitor monitor = monitor("{model: m, task: multiclass, features: {x: numeric}}");
    double[] ofSpam = {0.9, 0.1, 0.2, 0.65};
    String[] truths = {"spam", "ham", "ham", "spam"};
    List<ReferenceRow> rows = new ArrayList<>();
    for (int i = 0; i < truths.length; i++) {
      Map<String, Double> both = Map.of("spam", ofSpam[i], "ham", 1 - ofSpam[i]);
      rows.add(new ReferenceRow(Map.of(), null, null, null, both, truths[i], null));
    }

    // When
    Profile profile = TestProfiles.build(monitor, rows);

    // Then
    assertThat(value(profile, "log_loss")).isCloseTo(0.21616, within(5e-6));
    assertThat(value(profile, "accuracy")).isEqualTo(1.0);
  }

  @Test
  void measuresErrors() {
    // Given: errors 0.5, 0.5, 0, 1
    Monitor monitor = monitor("{model: m, task: regression, features: {x: numeric}}");
    List<ReferenceRow> rows = List.of(valued(2.5, 3), valued(0, -0.5), valued(2, 2), valued(8, 7));

    // When
    Profile profile = TestProfiles.build(monitor, rows);

    // Then
    assertThat(value(profile, "mae")).isEqualTo(0.5);
    assertThat(value(profile, "rmse")).isCloseTo(0.6124, within(5e-5));
  }

  @Test
  void learnsWhatAnOverconfidentScoreIsWorth() {
    // Given: of score s, the share s² is fraud
    List<ReferenceRow> rows = overconfident(20_000);

    // When
    CalibrationMap map = TestProfiles.build(FRAUD, rows).learned().calibration().orElseThrow();

    // Then
    for (double score : new double[] {0.1, 0.3, 0.5, 0.7, 0.9}) {
      assertThat(map.probability(score)).isCloseTo(score * score, within(0.06));
    }
  }

  @Test
  void keepsNoCalibrationThatDoesNotHelp() {
    // Given: the scores of 0.25 and 0.75 mean what they say
    List<ReferenceRow> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add(scored(0.2505, i % 4 == 0 ? "fraud" : "legit"));
      rows.add(scored(0.7505, i % 4 == 0 ? "legit" : "fraud"));
    }

    // Then
    assertThat(TestProfiles.build(FRAUD, rows).learned().calibration()).isEmpty();
    assertThat(TestProfiles.build(FRAUD, List.of(scored(0.5, null))).learned())
        .isEqualTo(Learned.NOTHING);
  }

  @Test
  void givesTheSameBytesInAnyOrderOfTheRows() {
    // Given
    List<ReferenceRow> rows = overconfident(5_000);
    rows.addAll(Collections.nCopies(50, scored(0.5, "fraud")));
    rows.addAll(Collections.nCopies(50, scored(0.5, "legit")));
    Profile profile = TestProfiles.build(FRAUD, rows);

    // When
    Collections.shuffle(rows, new Random(2));
    byte[] again = ProfileFile.toBytes(TestProfiles.build(FRAUD, rows));

    // Then
    assertThat(profile.learned().calibration()).isPresent();
    assertThat(again).isEqualTo(ProfileFile.toBytes(profile));
    assertThat(ProfileFile.fromBytes(again)).isEqualTo(profile);
  }

  @Test
  void hashesWhatWasLearned() {
    // Given
    Profile profile = TestProfiles.build(FRAUD, overconfident(5_000));

    // When
    Learned withoutMap =
        new Learned(Optional.empty(), Optional.empty(), profile.learned().quality());

    // Then
    assertThat(ProfileDigest.of(profile.features(), withoutMap)).isNotEqualTo(profile.hash());
    assertThat(ProfileDigest.of(profile.features(), Learned.NOTHING))
        .isNotEqualTo(ProfileDigest.of(profile.features(), withoutMap));
  }

  private static List<ReferenceRow> overconfident(int count) {
    Random random = new Random(6);
    List<ReferenceRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double score = random.nextDouble();
      rows.add(scored(score, random.nextDouble() < score * score ? "fraud" : "legit"));
    }
    return rows;
  }

  private static ReferenceRow answered(String predicted, String truth) {
    return new ReferenceRow(Map.of(), null, predicted, null, Map.of(), truth, null);
  }

  private static ReferenceRow scored(double score, String truth) {
    return new ReferenceRow(Map.of(), null, null, null, Map.of("fraud", score), truth, null);
  }

  private static ReferenceRow valued(double predicted, double truth) {
    return new ReferenceRow(Map.of(), null, null, predicted, Map.of(), null, truth);
  }

  private static double value(Profile profile, String metric) {
    return profile.quality(metric).orElseThrow().value();
  }

  private static Monitor monitor(String text) {
    return MonitorFile.read("m", text).orThrow();
  }
}
