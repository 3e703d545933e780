package dev.plumbline.job.stage.join;

import static dev.plumbline.job.stage.join.JoinEvents.label;
import static dev.plumbline.job.stage.join.JoinEvents.prediction;
import static dev.plumbline.job.stage.join.JoinEvents.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.ReportedLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LabelJoinTest {

  private static Arguments scenario(String name, String outcome, Object... events) {
    return Arguments.of(Named.of(name, outcome), List.of(events));
  }

  /** What comes under one id, and the outcome that stands in the end: predicted/true at seconds. */
  static Stream<Arguments> scenarios() {
    return Stream.of(
        scenario("a prediction alone", "", prediction(0, "fraud")),
        scenario("a label alone", "", label(5, "ok")),
        scenario("a pair", "fraud@0/ok@5", prediction(0, "fraud"), label(5, "ok")),
        scenario(
            "a label before its prediction", "ok@0/ok@-7", prediction(0, "ok"), label(-7, "ok")),
        scenario(
            "everything twice",
            "fraud@0/ok@5",
            prediction(0, "fraud"),
            prediction(0, "fraud"),
            label(5, "ok"),
            label(5, "ok")),
        scenario(
            "corrections",
            "fraud@0/fraud@20",
            prediction(0, "fraud"),
            label(5, "ok"),
            label(10, "fraud"),
            label(15, "ok"),
            label(20, "fraud")),
        scenario(
            "two labels of one instant",
            "fraud@0/ok@5",
            prediction(0, "fraud"),
            label(5, "fraud"),
            label(5, "ok")),
        scenario("a retraction", "", prediction(0, "fraud"), label(5, "ok"), retraction(6)),
        scenario(
            "a retraction of the same instant",
            "",
            prediction(0, "fraud"),
            label(5, "ok"),
            retraction(5)),
        scenario(
            "a label after a retraction",
            "fraud@0/fraud@7",
            prediction(0, "fraud"),
            label(5, "ok"),
            retraction(6),
            label(7, "fraud")),
        scenario(
            "a retraction out of time",
            "fraud@0/ok@5",
            prediction(0, "fraud"),
            label(5, "ok"),
            retraction(101)),
        scenario("at the horizon", "fraud@0/ok@100", prediction(0, "fraud"), label(100, "ok")),
        scenario("beyond the horizon", "", prediction(0, "fraud"), label(101, "ok")),
        scenario("before the horizon", "", prediction(0, "fraud"), label(-101, "ok")),
        scenario(
            "a newer label out of time",
            "fraud@0/ok@5",
            prediction(0, "fraud"),
            label(5, "ok"),
            label(101, "fraud")),
        scenario(
            "conflicting predictions",
            "fraud@0/ok@5",
            prediction(0, "fraud"),
            prediction(1, "ok"),
            prediction(2, "fraud"),
            label(5, "ok")),
        scenario(
            "conflicting predictions of one instant",
            "fraud@0/ok@5",
            prediction(0, "ok"),
            prediction(0, "fraud"),
            label(5, "ok")),
        scenario(
            "a label in time for the prediction that gives way only",
            "",
            prediction(0, "fraud"),
            prediction(50, "ok"),
            label(120, "ok")),
        scenario(
            "conflicts on both sides",
            "fraud@0/ok@90",
            prediction(0, "fraud"),
            prediction(30, "ok"),
            label(5, "fraud"),
            label(90, "ok"),
            label(120, "fraud")));
  }

  private static List<List<Object>> permutations(List<Object> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Object>> all = new ArrayList<>();
    for (int first = 0; first < events.size(); first++) {
      List<Object> rest = new ArrayList<>(events);
      Object head = rest.remove(first);
      for (List<Object> tail : permutations(rest)) {
        List<Object> order = new ArrayList<>(List.of(head));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private static Step step(JoinState before, Object event) {
    return event instanceof AwaitedPrediction prediction
        ? LabelJoin.predicted(before, prediction)
        : LabelJoin.labelled(before, (ReportedLabel) event);
  }

  private static List<Outcome> joined(Step step) {
    return step.outcomes().stream()
        .filter(outcome -> outcome.kind() == Outcome.Kind.JOINED)
        .toList();
  }

  private static String words(Outcome outcome) {
    AwaitedPrediction prediction = outcome.prediction();
    ReportedLabel label = outcome.label();
    return prediction.predictedClass()
        + "@"
        + (prediction.predictedAt() - prediction(0, "").predictedAt()) / 1_000
        + "/"
        + label.labelClass()
        + "@"
        + (label.labelledAt() - prediction(0, "").predictedAt()) / 1_000;
  }

  /** Adds the signed outcomes up: what stands in the end is counted once, all else taken back. */
  private static String standing(List<Object> order) {
    JoinState state = JoinState.EMPTY;
    Map<String, Integer> net = new TreeMap<>();
    for (Object event : order) {
      Step step = step(state, event);
      state = step.state();
      for (Outcome outcome : joined(step)) {
        net.merge(words(outcome), outcome.sign(), Integer::sum);
      }
    }
    net.values().removeIf(count -> count == 0);
    assertThat(net.values()).as("%s", order).allMatch(count -> count == 1);
    return String.join(" and ", net.keySet());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void comesToTheSameOutcomeInEveryOrder(String outcome, List<Object> events) {
    for (List<Object> order : permutations(events)) {
      // Given an order of arrival

      // When
      String standing = standing(order);

      // Then
      assertThat(standing).as("%s", order).isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void remembersTheSameInEveryOrder(String outcome, List<Object> events) {
    // Given
    Set<String> states = new HashSet<>();

    // When
    for (List<Object> order : permutations(events)) {
      JoinState state = JoinState.EMPTY;
      for (Object event : order) {
        state = step(state, event).state();
      }
      String predicted =
          state.prediction() == null
              ? ""
              : state.prediction().predictedAt() + state.prediction().predictedClass();
      states.add(predicted + state.labels());
    }

    // Then
    assertThat(states).hasSize(1);
  }

  @Test
  void keepsTheGreatestLabelsOfAStormInWhateverOrderTheyCome() {
    // Given
    List<Object> events = new ArrayList<>();
    events.add(prediction(0, "fraud"));
    for (int at = 1; at <= 80; at++) {
      events.add(label(at, at % 2 == 0 ? "ok" : "fraud"));
    }

    for (int seed = 0; seed < 50; seed++) {
      // When
      Collections.shuffle(events, new Random(seed));
      JoinState state = JoinState.EMPTY;
      for (Object event : events) {
        state = step(state, event).state();
      }

      // Then
      assertThat(standing(events)).isEqualTo("fraud@0/ok@80");
      assertThat(state.labels()).hasSize(LabelJoin.MOST_LABELS);
    }
  }

  @Test
  void emitsWhatSortOfEventItWas() {
    // Given
    JoinState empty = JoinState.EMPTY;

    // When
    Step first = LabelJoin.predicted(empty, prediction(0, "fraud"));
    Step again = LabelJoin.predicted(first.state(), prediction(0, "fraud"));
    Step other = LabelJoin.predicted(first.state(), prediction(1, "fraud"));
    Step label = LabelJoin.labelled(first.state(), label(5, "ok"));
    Step repeated = LabelJoin.labelled(label.state(), label(5, "ok"));
    Step corrected = LabelJoin.labelled(label.state(), label(6, "fraud"));
    Step outOfTime = LabelJoin.labelled(label.state(), label(101, "fraud"));

    // Then
    assertThat(first.kind()).isEqualTo(Step.Kind.FIRST);
    assertThat(again.kind()).isEqualTo(Step.Kind.REPEATED);
    assertThat(other.kind()).isEqualTo(Step.Kind.CONFLICTING);
    assertThat(label.kind()).isEqualTo(Step.Kind.FIRST);
    assertThat(repeated.kind()).isEqualTo(Step.Kind.REPEATED);
    assertThat(corrected.kind()).isEqualTo(Step.Kind.CONFLICTING);
    assertThat(outOfTime.kind()).isEqualTo(Step.Kind.OUT_OF_TIME);
  }

  @Test
  void countsALabelInTimeWhetherItsCopyOutOfTimeCameBeforeOrAfterIt() {
    // Given
    ReportedLabel inTime = label(5, "ok");
    ReportedLabel outOfTime =
        new ReportedLabel(inTime.labelledAt(), inTime.labelClass(), null, false, true);

    for (List<ReportedLabel> order :
        List.of(List.of(outOfTime, inTime), List.of(inTime, outOfTime))) {
      // When
      JoinState state = LabelJoin.predicted(JoinState.EMPTY, prediction(0, "fraud")).state();
      Map<Boolean, Integer> joinedByTooLate = new TreeMap<>();
      for (ReportedLabel label : order) {
        Step step = LabelJoin.labelled(state, label);
        state = step.state();
        joined(step)
            .forEach(
                outcome ->
                    joinedByTooLate.merge(outcome.label().tooLate(), outcome.sign(), Integer::sum));
      }
      joinedByTooLate.values().removeIf(count -> count == 0);

      // Then
      assertThat(state.labels()).containsExactly(new KnownLabel(inTime, 1));
      assertThat(joinedByTooLate).as("%s", order).isEqualTo(Map.of(false, 1));
    }
  }

  @Test
  void choosesBetweenPredictionsThatDifferInTheirScoresAloneByContent() {
    // Given
    AwaitedPrediction sure = scored(0.9, Map.of("fraud", 0.9));
    AwaitedPrediction unsure = scored(0.6, Map.of("fraud", 0.6));
    AwaitedPrediction other = scored(0.6, Map.of("fraud", 0.6, "ok", 0.4));
    List<AwaitedPrediction> arrived = new ArrayList<>(List.of(sure, unsure, other));

    for (int seed = 0; seed < 6; seed++) {
      // When
      Collections.shuffle(arrived, new Random(seed));
      JoinState state = JoinState.EMPTY;
      for (AwaitedPrediction prediction : arrived) {
        state = LabelJoin.predicted(state, prediction).state();
      }

      // Then
      assertThat(state.prediction()).isEqualTo(other);
      assertThat(LabelJoin.predicted(state, other).kind()).isEqualTo(Step.Kind.REPEATED);
      assertThat(LabelJoin.predicted(state, sure).kind()).isEqualTo(Step.Kind.CONFLICTING);
    }
  }

  private static AwaitedPrediction scored(double score, Map<String, Double> probabilities) {
    AwaitedPrediction plain = prediction(0, "fraud");
    return new AwaitedPrediction(
        plain.group(), plain.predictedAt(), plain.predictedClass(), null, score, probabilities);
  }
}
