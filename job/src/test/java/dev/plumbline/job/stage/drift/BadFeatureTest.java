package dev.plumbline.job.stage.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.profile.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to one feature, everything told of the others stays the same to the last bit:
 * with the exception of q-values, which depend on how many features could be tested.
 */
class BadFeatureTest {

  private static final String FIELDS =
      """
      "features": {"a": "numeric", "bad": "numeric", "b": "categorical", "worse": "categorical",
                   "c": {"type": "numeric", "range": [-1, 1]}},
      "measures": ["drift", "data_quality"]
      """;
  private static final List<String> OTHERS = List.of("a", "b", "c");

  private final DriftCase drift = new DriftCase(FIELDS);

  private static Map<String, Object> row(Random random, double shift) {
    Map<String, Object> row = new HashMap<>();
    row.put("a", random.nextGaussian() + shift);
    row.put("bad", random.nextInt(5));
    row.put("b", "b" + random.nextInt(6));
    row.put("worse", "w" + random.nextInt(3));
    row.put("c", random.nextDouble() < 0.1 ? null : random.nextGaussian());
    return row;
  }

  static Stream<Arguments> whatCanHappen() {
    return Stream.of(
        happens("all missing", value -> null),
        happens("all of the wrong type", value -> FeatureState.WRONG_TYPE),
        happens("all NaN", value -> FeatureState.INVALID),
        happens("constant", value -> value instanceof Number ? (Object) 3 : "w1"),
        happens("never seen", value -> value instanceof Number ? (Object) 1e300 : "new"),
        happens("far below", value -> value instanceof Number ? (Object) (-1e308) : ""),
        happens("half missing", value -> value.hashCode() % 2 == 0 ? null : value));
  }

  private static Arguments happens(String what, Function<Object, Object> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatCanHappen")
  void changesNothingInTheOthers(String what, Function<Object, Object> change) {
    for (long seed = 0; seed < 5; seed++) {
      // Given
      Random reference = new Random(100 + seed);
      Profile profile = drift.profile(500, row -> row(reference, 0));
      Random good = new Random(seed);
      Random bad = new Random(seed);

      // When
      Findings expected =
          drift.measured(profile, drift.counted(profile, 300, index -> row(good, 0.2)));
      Findings found =
          drift.measured(
              profile,
              drift.counted(
                  profile,
                  300,
                  index -> {
                    Map<String, Object> row = row(bad, 0.2);
                    row.compute("bad", (name, value) -> change.apply(value));
                    row.compute("worse", (name, value) -> change.apply(value));
                    return row;
                  }));

      // Then
      assertThat(ofOthers(found)).as(what).isEqualTo(ofOthers(expected)).hasSizeGreaterThan(30);
      assertThat(found.measurements()).hasSameSizeAs(expected.measurements());
      assertThat(found.measurements())
          .filteredOn(measurement -> measurement.feature().isEmpty())
          .hasSize(2)
          .allMatch(measurement -> measurement.value() != null);
      assertThat(found.measurements())
          .allMatch(BadFeatureTest::isANumberOrSaysWhyNot, "is a finite number or says why not");
    }
  }

  private static boolean isANumberOrSaysWhyNot(Measurement measurement) {
    return measurement.value() == null
        ? measurement.undefinedReason() != null
        : measurement.undefinedReason() == null && Double.isFinite(measurement.value());
  }

  private static List<String> ofOthers(Findings findings) {
    return findings.measurements().stream()
        .filter(measurement -> OTHERS.contains(measurement.feature()))
        .map(
            measurement ->
                measurement.toString().replaceAll("qValue=[^,]*", "")
                    + (measurement.qValue() == null))
        .toList();
  }
}
