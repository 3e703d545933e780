package dev.plumbline.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import dev.plumbline.statistics.drift.PrincipalComponents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileReconstructionTest {

  private static final Monitor MONITOR =
      monitor("a: numeric, c: categorical, b: numeric, never: numeric");

  @Test
  void seesARowThatBreaksWhatTheFeaturesHaveInCommon() {
    // Given: a and b always agree
    Profile profile = build(rows(3_000));
    Projection projection = profile.learned().projection().orElseThrow();
    NumericProfile errors = (NumericProfile) profile.feature("@reconstruction").orElseThrow();

    // When
    double usual = projection.components().reconstructionError(new double[] {1, 1, Double.NaN});
    double broken = projection.components().reconstructionError(new double[] {1, -1, Double.NaN});

    // Then
    assertThat(projection.features()).containsExactly("a", "b", "never");
    assertThat(errors.count()).isEqualTo(3_000);
    assertThat(errors.moments().max()).isLessThan(0.5);
    assertThat(usual).isLessThan(0.2);
    assertThat(broken).isCloseTo(Math.sqrt(2), within(0.1));
  }

  @Test
  void learnsTheSameFromTheSameRowsInAnyOrderAlsoWhenTheyAreManyAndEqual() {
    // Given
    List<Map<String, Object>> rows = rows(25_000);
    rows.addAll(Collections.nCopies(10_000, Map.of("a", 0.5, "b", 0.5)));
    Profile profile = build(rows);

    // When
    Collections.shuffle(rows, new Random(3));
    byte[] again = ProfileFile.toBytes(build(rows));

    // Then
    assertThat(again).isEqualTo(ProfileFile.toBytes(profile));
    assertThat(ProfileFile.fromBytes(again)).isEqualTo(profile);
  }

  @Test
  void needsTwoFeaturesThatVary() {
    // Given
    List<Map<String, Object>> rows = rows(100);
    rows.replaceAll(row -> Map.of("a", row.get("a"), "b", 7));

    // When
    Profile profile = build(rows);

    // Then
    assertThat(profile.learned()).isEqualTo(Learned.NOTHING);
    assertThat(profile.feature("@reconstruction")).isEmpty();
  }

  @Test
  void takesTheFirstHundredNumericFeatures() {
    // Given
    Random random = new Random(4);
    String features =
        IntStream.range(0, 120)
            .mapToObj(i -> "f" + i + ": numeric")
            .collect(Collectors.joining(","));
    ProfileBuilder builder = new ProfileBuilder(monitor(features));
    for (int row = 0; row < 300; row++) {
      Map<String, Object> values = new HashMap<>();
      IntStream.range(0, 120).forEach(i -> values.put("f" + i, random.nextGaussian()));
      builder.add(values);
    }

    // When
    Projection projection = builder.build("p").learned().projection().orElseThrow();

    // Then
    assertThat(projection.features()).hasSize(100).startsWith("f0").endsWith("f99");
  }

  @Test
  void hashesTheComponents() {
    // Given
    Profile profile = build(rows(1_000));
    Projection projection = profile.learned().projection().orElseThrow();
    double[] means = projection.components().means();
    means[0] += 1e-9;

    // When
    PrincipalComponents moved =
        new PrincipalComponents(
            means, projection.components().deviations(), projection.components().components());
    Learned learned =
        new Learned(
            Optional.of(new Projection(projection.features(), moved)),
            profile.learned().calibration(),
            profile.learned().quality());

    // Then
    assertThat(ProfileDigest.of(profile.features(), learned)).isNotEqualTo(profile.hash());
  }

  @Test
  void refusesNamesThatDoNotFitTheComponents() {
    // Given
    PrincipalComponents components =
        build(rows(100)).learned().projection().orElseThrow().components();

    // Then
    assertThatThrownBy(() -> new Projection(List.of("a"), components))
        .hasMessage("a projection of 3 features has 1 names: [a]");
  }

  private static List<Map<String, Object>> rows(int count) {
    Random random = new Random(5);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double value = random.nextGaussian();
      rows.add(Map.of("a", value, "b", value + random.nextGaussian() * 0.1, "c", "x"));
    }
    return rows;
  }

  private static Profile build(List<Map<String, Object>> rows) {
    ProfileBuilder builder = new ProfileBuilder(MONITOR);
    rows.forEach(builder::add);
    return builder.build("p");
  }

  private static Monitor monitor(String features) {
    return MonitorFile.read("m", "{model: m, task: multiclass, features: {" + features + "}}")
        .orThrow();
  }
}
