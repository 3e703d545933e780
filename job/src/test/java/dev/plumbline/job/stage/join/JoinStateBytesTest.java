package dev.plumbline.job.stage.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.wire.PredictionGroups;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JoinStateBytesTest {

  private static final long AT = 1_793_491_200_123L;
  private static final JudgingTerms BINARY =
      new JudgingTerms(
          Versions.BOTH, Task.BINARY, "fraud", null, true, 604_800_000, 86_400_000, 60_000);

  static Stream<JoinState> states() {
    JudgingTerms classes =
        new JudgingTerms(
            Versions.EACH, Task.MULTICLASS, null, null, false, 1_001, 0, Long.MAX_VALUE / 8);
    JudgingTerms near =
        new JudgingTerms(
            Versions.TOGETHER, Task.REGRESSION, null, new Tolerance(0.5, null), false, 1, 0, 1);
    JudgingTerms relative =
        new JudgingTerms(
            Versions.TOGETHER, Task.REGRESSION, null, new Tolerance(null, 0.1), false, 1, 0, 1);
    JudgingTerms months =
        new JudgingTerms(
            Versions.BOTH,
            Task.BINARY,
            "fraud",
            List.of("ok"),
            null,
            false,
            604_800_000,
            0,
            "Europe/Zurich",
            60_000);
    return Stream.of(
        JoinState.EMPTY,
        waiting("ok", null, 0.25, null, months),
        waiting("fraud", null, 0.25, null, BINARY),
        waiting("ok", null, null, null, BINARY),
        waiting("ä", null, 0.5, Map.of("ä", 0.5, "", 0.25), classes),
        waiting(null, -0.0, null, null, near),
        waiting(null, Double.MIN_VALUE, null, null, relative),
        new JoinState(null, List.of(known(AT, "ok", null, false, false, 0))),
        new JoinState(
            waiting("fraud", null, 0.25, null, BINARY).prediction(),
            List.of(
                known(Long.MAX_VALUE, null, null, true, true, Integer.MAX_VALUE),
                known(-1, null, 2.5, false, true, 3),
                known(Long.MIN_VALUE, "fraud", null, false, false, 0))));
  }

  private static JoinState waiting(
      String answer,
      Double value,
      Double score,
      Map<String, Double> probabilities,
      JudgingTerms terms) {
    return new JoinState(
        new AwaitedPrediction(
            new PredictionGroup(
                "fraud", "1", 7, new String[] {"channel=web", "country=__other__"}, terms),
            AT,
            answer,
            value,
            score,
            probabilities),
        List.of());
  }

  private static KnownLabel known(
      long at, String asClass, Double value, boolean retracted, boolean tooLate, int copies) {
    return new KnownLabel(new ReportedLabel(at, asClass, value, retracted, tooLate), copies);
  }

  @ParameterizedTest
  @MethodSource("states")
  void givesBackWhatWasWritten(JoinState state) {
    // Given
    byte[] bytes = JoinStateBytes.write(state);

    // When
    JoinState read = JoinStateBytes.read(bytes, new PredictionGroups());

    // Then
    assertThat(read).usingRecursiveComparison().isEqualTo(state);
  }

  @Test
  void writesTheLayoutThatLaterReleasesRead() {
    // Given
    JoinState state = waiting("fraud", null, 0.25, null, BINARY);

    // When
    byte[] bytes = JoinStateBytes.write(state);

    // Then version, group, flags, time, score
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "02"
                + "34020566726175640131"
                + "0e0902000566726175643c0c0a"
                + "0b6368616e6e656c3d776562"
                + "11636f756e7472793d5f5f6f746865725f5f"
                + "0af6a1bfc6b268"
                + "3fd0000000000000");
  }

  @Test
  void refusesBytesOfAnotherVersion() {
    // Given
    byte[] bytes = JoinStateBytes.write(JoinState.EMPTY);
    bytes[0] = 3;

    // When / Then
    assertThatThrownBy(() -> JoinStateBytes.read(bytes, new PredictionGroups()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 3");
  }
}
