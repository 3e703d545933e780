package dev.plumbline.job.stage.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the join emits of an id, summed up, is the same in every order of its events. */
class LabelHistoryTest {

  private static final ReportedLabel BEFORE = label(50, "ok", false);
  private static final ReportedLabel FIRST = label(110, "fraud", false);
  private static final ReportedLabel SECOND = label(120, "ok", false);
  private static final ReportedLabel WITHDRAWN = label(130, null, true);
  private static final ReportedLabel LAST = label(140, "fraud", false);
  private static final ReportedLabel TOO_FAR = label(5_000, "ok", false);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void emitsOneHistoryInEveryOrder(long seed) {
    // Given
    List<Object> events =
        new ArrayList<>(
            List.of(
                prediction(100),
                prediction(105),
                BEFORE,
                FIRST,
                SECOND,
                WITHDRAWN,
                LAST,
                FIRST,
                TOO_FAR));
    Collections.shuffle(events, new Random(seed));

    // When
    Map<String, Integer> emitted = emitted(events);

    // Then
    assertThat(emitted)
        .isEqualTo(
            Map.of(
                "50 ok since 100", 1,
                "50 ok since 110", -1,
                "110 fraud since 110", 1,
                "110 fraud since 120", -1,
                "120 ok since 120", 1,
                "120 ok since 130", -1,
                "140 fraud since 140", 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void findsEveryEventAgainInEveryOrder(long seed) {
    // Given two predictions, one of them twice, and seven labels
    List<Object> events =
        new ArrayList<>(
            List.of(
                prediction(100),
                prediction(105),
                prediction(100),
                BEFORE,
                FIRST,
                SECOND,
                WITHDRAWN,
                FIRST,
                TOO_FAR,
                TOO_FAR));
    Collections.shuffle(events, new Random(seed));

    // When
    Map<String, Integer> account = account(events);

    // Then the repeated label out of time counts once
    assertThat(account)
        .isEqualTo(
            Map.of(
                "PREDICTED of 100", 1,
                "REPEATED of 100", 1,
                "REPEATED of 105", 1,
                "RETRACTED of 130", 1,
                "SUPERSEDED of 50", 1,
                "SUPERSEDED of 110", 2,
                "SUPERSEDED of 120", 1,
                "SUPERSEDED of 5000", 1,
                "OUT_OF_TIME of 5000", 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void findsTheLabelsOfAStormAgainAtTheSmallestThatItKnows(long seed) {
    // Given
    List<Object> events = new ArrayList<>(List.of(prediction(100), prediction(101)));
    for (int at = 0; at < 80; at++) {
      events.add(label(200 + at, "ok", false));
      events.add(label(200 + at, "ok", false));
    }
    Collections.shuffle(events, new Random(seed));

    // When
    Map<String, Integer> account = account(events);

    // Then 48 times two are forgotten, and two are of the smallest itself
    int smallest = 200 + 80 - LabelJoin.MOST_LABELS;
    assertThat(account)
        .containsEntry("JOINED of 279", 1)
        .containsEntry("SUPERSEDED of 279", 1)
        .containsEntry("SUPERSEDED of " + smallest, 98)
        .doesNotContainKey("SUPERSEDED of " + (smallest - 1));
    assertThat(account.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(162);
  }

  private static Map<String, Integer> account(List<Object> events) {
    JoinState state = JoinState.EMPTY;
    Map<String, Integer> account = new TreeMap<>();
    for (Object event : events) {
      Step step = step(state, event);
      state = step.state();
      for (Outcome outcome : step.outcomes()) {
        long of =
            outcome.label() == null
                ? outcome.prediction().predictedAt()
                : outcome.label().labelledAt();
        account.merge(outcome.kind() + " of " + of, outcome.sign(), Integer::sum);
      }
    }
    account.values().removeIf(sum -> sum == 0);
    return account;
  }

  private static Step step(JoinState before, Object event) {
    return event instanceof ReportedLabel label
        ? LabelJoin.labelled(before, label)
        : LabelJoin.predicted(before, (AwaitedPrediction) event);
  }

  private static Map<String, Integer> emitted(List<Object> events) {
    JoinState state = JoinState.EMPTY;
    Map<String, Integer> emitted = new TreeMap<>();
    for (Object event : events) {
      Step step = step(state, event);
      state = step.state();
      for (Outcome outcome : step.outcomes()) {
        ReportedLabel label = outcome.label();
        if (outcome.kind() != Outcome.Kind.JOINED) {
          continue;
        }
        String what = label.labelledAt() + " " + label.labelClass() + " since " + outcome.since();
        emitted.merge(what, outcome.sign(), Integer::sum);
      }
    }
    emitted.values().removeIf(sum -> sum == 0);
    return emitted;
  }

  private static AwaitedPrediction prediction(long at) {
    return new AwaitedPrediction(
        new PredictionGroup(
            "fraud",
            "1",
            1,
            new String[0],
            new JudgingTerms(Versions.BOTH, Task.BINARY, "fraud", null, false, 1_000, 0, 10)),
        at,
        "fraud",
        null,
        null,
        null);
  }

  private static ReportedLabel label(long at, String labelClass, boolean retracted) {
    return new ReportedLabel(at, labelClass, null, retracted, false);
  }
}
