package dev.plumbline.job.stage.join;

import static dev.plumbline.job.stage.join.JoinEvents.crossing;
import static dev.plumbline.job.stage.join.JoinEvents.label;
import static dev.plumbline.job.stage.join.JoinEvents.prediction;
import static dev.plumbline.job.stage.join.JoinEvents.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.wire.PredictionGroups;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.Outcome.Kind;
import dev.plumbline.monitoring.event.ReportedLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The join on bytes tells and keeps, step by step, what the plain one does. */
class BytesJoinTest {

  private static final int SEQUENCES = 1_000;

  private final BytesJoin join = new BytesJoin(new JoinCounters(new UnregisteredMetricsGroup()));

  private static AwaitedPrediction anyPrediction(Random random, boolean cohorts) {
    return prediction(random.nextInt(3) * 40, random.nextBoolean() ? "fraud" : "ok", cohorts);
  }

  private static ReportedLabel anyLabel(Random random) {
    long at = List.of(-101, -7, 5, 6, 100, 101, 141).get(random.nextInt(7));
    ReportedLabel label =
        random.nextInt(4) == 0 ? retraction(at) : label(at, random.nextBoolean() ? "fraud" : "ok");
    return new ReportedLabel(
        label.labelledAt(), label.labelClass(), null, label.retracted(), random.nextInt(5) == 0);
  }

  private List<Outcome> emitted(Random random, boolean cohorts, Predicate<Outcome> counted) {
    PredictionGroups groups = new PredictionGroups();
    byte[] bytes = null;
    JoinState plain = JoinState.EMPTY;
    List<Outcome> all = new ArrayList<>();
    for (int left = 1 + random.nextInt(6); left > 0; left--) {
      List<Outcome> emitted = new ArrayList<>();
      Step step;
      if (random.nextBoolean()) {
        AwaitedPrediction prediction = anyPrediction(random, cohorts);
        bytes = join.predicted(bytes, crossing("p", prediction), new ListCollector<>(emitted));
        step = LabelJoin.predicted(plain, prediction);
      } else {
        ReportedLabel label = anyLabel(random);
        bytes = join.labelled(bytes, crossing("p", label), new ListCollector<>(emitted));
        step = LabelJoin.labelled(plain, label);
      }
      plain = step.state();
      assertThat(bytes).isEqualTo(JoinStateBytes.write(plain));
      assertThat(JoinStateBytes.read(bytes, groups)).usingRecursiveComparison().isEqualTo(plain);
      assertThat(emitted)
          .usingRecursiveComparison()
          .isEqualTo(step.outcomes().stream().filter(counted).toList());
      all.addAll(emitted);
    }
    return all;
  }

  @Test
  void emitsAndKeepsWhatThePlainJoinDoes() {
    // Given
    Random random = new Random(5);
    List<Outcome> all = new ArrayList<>();

    // When
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      all.addAll(emitted(random, true, outcome -> true));
    }

    // Then nothing was left out that can be emitted
    assertThat(all).extracting(Outcome::kind).contains(Kind.values());
  }

  @Test
  void leavesOutPredictionsAloneWhereThereAreNoCohorts() {
    // Given
    Random random = new Random(6);
    List<Outcome> all = new ArrayList<>();

    // When
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      all.addAll(emitted(random, false, outcome -> outcome.label() != null));
    }

    // Then
    assertThat(all).extracting(Outcome::kind).doesNotContain(Kind.PREDICTED, Kind.REPEATED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsTheBytesInWhichTheFirstEventCame(boolean cohorts) {
    // Given
    AwaitedPrediction first = prediction(0, "fraud", cohorts);

    // When
    byte[] kept =
        join.predicted(null, crossing("p", first), new ListCollector<>(new ArrayList<>()));

    // Then
    assertThat(kept).isEqualTo(crossing("p", first).content());
  }
}
