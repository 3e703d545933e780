package dev.plumbline.job.stage.join;

import static dev.plumbline.job.stage.join.JoinEvents.crossing;
import static dev.plumbline.job.stage.join.JoinEvents.label;
import static dev.plumbline.job.stage.join.JoinEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.testing.StateNames;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.event.Outcome;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinLabelsTest {

  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private KeyedTwoInputStreamOperatorTestHarness<JoinKey, JoinRecord, JoinRecord, Outcome> flink;

  private static KeyedTwoInputStreamOperatorTestHarness<JoinKey, JoinRecord, JoinRecord, Outcome>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new JoinLabels(TIME_TO_LIVE)),
        JoinRecord::key,
        JoinRecord::key,
        JoinKey.TYPE);
  }

  private List<Outcome> joined() {
    return flink.extractOutputValues().stream()
        .filter(outcome -> outcome.kind() == Outcome.Kind.JOINED)
        .toList();
  }

  @BeforeEach
  void open() throws Exception {
    flink = harness();
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  @Test
  void joinsByModelAndIdInEitherOrder() throws Exception {
    // Given
    flink.processElement1(crossing("a", prediction(0, "fraud")), 0);
    flink.processElement2(crossing("b", label(5, "ok")), 0);
    assertThat(joined()).isEmpty();

    // When
    flink.processElement2(crossing("a", label(5, "fraud")), 0);
    flink.processElement1(crossing("b", prediction(0, "fraud")), 0);

    // Then
    assertThat(joined())
        .extracting(outcome -> outcome.label().labelClass())
        .containsExactly("fraud", "ok");
    assertThat(joined()).extracting(Outcome::sign).containsExactly(1, 1);
  }

  @Test
  void takesBackWhatACorrectionReplacesEvenAfterARestore() throws Exception {
    // Given
    flink.processElement1(crossing("p", prediction(0, "fraud")), 0);
    flink.processElement2(crossing("p", label(5, "fraud")), 0);
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);

    flink.close();

    // When
    flink = harness();
    flink.initializeState(snapshot);
    flink.open();
    flink.processElement2(crossing("p", label(6, "ok")), 0);

    // Then
    assertThat(joined())
        .extracting(Outcome::sign, outcome -> outcome.label().labelClass())
        .containsExactlyInAnyOrder(tuple(-1, "fraud"), tuple(1, "ok"));
  }

  @Test
  void freesAnIdWhenItsTimeToLiveIsOver() throws Exception {
    // Given
    flink.setStateTtlProcessingTime(0);
    for (int id = 0; id < 100; id++) {
      flink.processElement1(crossing("old" + id, prediction(0, "fraud")), 0);
    }
    assertThat(flink.numKeyedStateEntries()).isEqualTo(100);

    // When
    flink.setStateTtlProcessingTime(TIME_TO_LIVE.toMillis() + 1);
    for (int id = 0; id < 200; id++) {
      flink.processElement1(crossing("new" + id, prediction(0, "fraud")), 0);
    }

    // Then
    assertThat(flink.numKeyedStateEntries()).isEqualTo(200);
  }

  @Test
  void setsNoTimers() throws Exception {
    // Given
    flink.processElement1(crossing("p", prediction(0, "fraud")), 0);

    // When
    flink.processElement2(crossing("p", label(5, "ok")), 0);

    // Then
    assertThat(flink.numEventTimeTimers() + flink.numProcessingTimeTimers()).isZero();
  }

  @Test
  void keepsItsStateUnderTheNameThatALaterReleaseAsksFor() throws Exception {
    // Given
    flink.processElement1(crossing("p", prediction(0, "fraud")), 0);

    // When
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);

    // Then
    assertThat(StateNames.keyed(snapshot)).contains("joined").noneMatch(name -> name.contains(" "));
  }
}
