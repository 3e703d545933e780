package dev.plumbline.job.stage.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JudgingTerms;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.ReportedLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the join tells of an id, summed up, is the same in every order of its events. */
class LabelHistoryTest {

  private static final ReportedLabel BEFORE = label(50, "ok", false);
  private static final ReportedLabel FIRST = label(110, "fraud", false);
  private static final ReportedLabel SECOND = label(120, "ok", false);
  private static final ReportedLabel WITHDRAWN = label(130, null, true);
  private static final ReportedLabel LAST = label(140, "fraud", false);
  private static final ReportedLabel TOO_FAR = label(5_000, "ok", false);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void tellsOneHistoryInEveryOrder(long seed) {
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
    Map<String, Integer> told = told(events);

    // Then
    assertThat(told)
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

  private static Map<String, Integer> told(List<Object> events) {
    JoinState state = JoinState.EMPTY;
    Map<String, Integer> told = new TreeMap<>();
    for (Object event : events) {
      Step step =
          event instanceof ReportedLabel label
              ? LabelJoin.labelled(state, label)
              : LabelJoin.predicted(state, (AwaitedPrediction) event);
      state = step.state();
      for (Outcome outcome : step.outcomes()) {
        ReportedLabel label = outcome.label();
        String what = label.labelledAt() + " " + label.labelClass() + " since " + outcome.since();
        told.merge(what, outcome.sign(), Integer::sum);
      }
    }
    told.values().removeIf(sum -> sum == 0);
    return told;
  }

  private static AwaitedPrediction prediction(long at) {
    return new AwaitedPrediction(
        "fraud",
        "1",
        "p1",
        1,
        at,
        "fraud",
        null,
        null,
        null,
        new String[0],
        new JudgingTerms("BOTH", "BINARY", "fraud", null, false, 1_000, 10));
  }

  private static ReportedLabel label(long at, String labelClass, boolean retracted) {
    return new ReportedLabel("fraud", "p1", at, labelClass, null, retracted, false);
  }
}
