package dev.plumbline.job.stage.join;

import static dev.plumbline.job.stage.join.JoinEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.PredictionGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of two predictions under one id holds, when they are of one instant. */
class ContentOrderTest {

  private static final PredictionGroup GROUP = prediction(0, "ok").group();

  private static AwaitedPrediction of(String version, String... segments) {
    PredictionGroup group =
        new PredictionGroup(GROUP.model(), version, GROUP.generation(), segments, GROUP.terms());
    return new AwaitedPrediction(group, prediction(0, "ok").predictedAt(), "ok", null, null, null);
  }

  private static AwaitedPrediction answering(String predictedClass, Double value, Double score) {
    AwaitedPrediction plain = of("");
    return new AwaitedPrediction(
        plain.group(), plain.predictedAt(), predictedClass, value, score, null);
  }

  private static void holdInThisOrder(AwaitedPrediction... expected) {
    for (int first = 0; first < expected.length; first++) {
      for (int second = 0; second < expected.length; second++) {
        // When
        int order = ContentOrder.SMALLEST_FIRST.compare(expected[first], expected[second]);
        JoinState one = LabelJoin.predicted(JoinState.EMPTY, expected[first]).state();
        JoinState both = LabelJoin.predicted(one, expected[second]).state();

        // Then
        assertThat(Integer.signum(order)).isEqualTo(Integer.compare(first, second));
        assertThat(both.prediction()).isEqualTo(expected[Math.min(first, second)]);
      }
    }
  }

  @Test
  void isByVersionFirst() {
    holdInThisOrder(of("", "b=2"), of("1", "b=1"), of("2", "a=1"));
  }

  @Test
  void isBySegmentsLast() {
    holdInThisOrder(of("1"), of("1", "channel=app"), of("1", "channel=web"));
  }

  @Test
  void isByAnswerWhereThereIsNeitherVersionNorSegment() {
    holdInThisOrder(
        answering(null, null, 0.1),
        answering(null, 1.0, null),
        answering(null, 2.0, 0.1),
        answering("fraud", null, 0.1),
        answering("fraud", null, 0.9),
        answering("ok", null, 0.1));
  }

  @Test
  void emitsARepetitionFromAConflictByVersionAndSegmentAlone() {
    // Given
    JoinState known = LabelJoin.predicted(JoinState.EMPTY, of("1", "channel=app")).state();

    // Then
    for (AwaitedPrediction other : List.of(of("2", "channel=app"), of("1", "channel=web"))) {
      assertThat(LabelJoin.predicted(known, other).kind()).isEqualTo(Step.Kind.CONFLICTING);
    }
    assertThat(LabelJoin.predicted(known, of("1", "channel=app")).kind())
        .isEqualTo(Step.Kind.REPEATED);
  }
}
