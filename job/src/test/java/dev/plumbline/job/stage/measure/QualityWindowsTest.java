package dev.plumbline.job.stage.measure;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.window.count.CountPanes;
import dev.plumbline.job.window.roll.RollWindows;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.LabelGeneration;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.quality.QualityMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes counted beside the join and added up behind the shuffle, in Flink's harness. */
class QualityWindowsTest {

  private static final String TEN_SECONDS =
      ", \"windows\": [{\"size\": \"10s\", \"every\": \"10s\"}]";
  private static final String BINARY =
      Reported.monitor(
          "\"quality\", \"baseline\", \"estimated\", \"gap\"",
          TEN_SECONDS + ", \"reference\": {\"profile\": \"p\"}");
  private static final byte[] IDENTITY = CalibrationMap.identity().toBytes();

  private OneInputStreamOperatorTestHarness<Outcome, PaneCounts> counting;
  private KeyedTwoInputStreamOperatorTestHarness<String, SeriesDefinition, PaneCounts, WindowReport>
      rolling;

  @BeforeEach
  void open() throws Exception {
    counting = new OneInputStreamOperatorTestHarness<>(new CountPanes<>(new CountOutcomes()));
    counting.open();
    rolling =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new RollWindows<>(new QualityMeasurer(Axis.LABEL_TIME), Duration.ofSeconds(30))),
            SeriesDefinition::seriesKey,
            PaneCounts::seriesKey,
            Types.STRING);
    rolling.open();
  }

  @AfterEach
  void close() throws Exception {
    counting.close();
    rolling.close();
  }

  private static SeriesDefinition series(String monitor, byte[] calibration) {
    return Monitors.whole(
        new GenerationDefinition(monitor, 1, 0, Long.MAX_VALUE, false, "", null, calibration));
  }

  private void count(Outcome outcome) throws Exception {
    counting.processElement(outcome, 0);
  }

  /** Hands over what was counted so far, as a checkpoint does. */
  private void handOver() throws Exception {
    counting.prepareSnapshotPreBarrier(1);
    for (PaneCounts counts : counting.extractOutputValues()) {
      boolean whole = counts.version().equals("*") && counts.segment().equals("*");
      if (whole) {
        rolling.processElement2(counts, 0);
      }
    }
    counting.getOutput().clear();
  }

  private Reported passes(long end) throws Exception {
    rolling.processBothWatermarks(new Watermark(end - 1));
    return reported();
  }

  /** What holds now: the highest revision of each measurement. */
  private Reported reported() {
    TreeMap<String, Measurement> latest = new TreeMap<>();
    for (WindowReport report : rolling.extractOutputValues()) {
      for (Measurement measured : report.measurements()) {
        String key =
            String.join(
                "/", Long.toString(measured.windowEnd()), measured.metric(), measured.className());
        latest.merge(
            key, measured, (one, other) -> other.revision() > one.revision() ? other : one);
      }
    }
    return new Reported(List.copyOf(latest.values()));
  }

  private static Outcome at(Outcome outcome, int sign, long labelledAt, long since) {
    ReportedLabel label = outcome.label();
    return Outcome.joined(
        sign,
        outcome.prediction(),
        new ReportedLabel(labelledAt, label.labelClass(), label.labelValue(), false, false),
        since);
  }

  /** Half a minute of labels; every fifth is corrected seven seconds later. */
  private static List<Outcome> halfAMinute() {
    Random random = new Random(7);
    List<Outcome> outcomes = new ArrayList<>();
    for (int event = 0; event < 300; event++) {
      double score = random.nextInt(1_001) / 1_000.0;
      String answered = score >= 0.5 ? "fraud" : "ok";
      String actual = random.nextDouble() < score ? "fraud" : "ok";
      long when = START + event * 100L;
      Outcome first = Outcomes.scored(1, "BINARY", answered, actual, score);
      outcomes.add(at(first, 1, when, when));
      if (event % 5 == 0) {
        String truth = actual.equals("ok") ? "fraud" : "ok";
        Outcome second = Outcomes.scored(1, "BINARY", answered, truth, score);
        outcomes.add(at(first, -1, when, when + 7_000));
        outcomes.add(at(second, 1, when + 7_000, when + 7_000));
      }
    }
    return outcomes;
  }

  @Test
  void comesToTheSameHoweverOutcomesArriveAndAreAddedUp() throws Exception {
    // Given
    List<Outcome> outcomes = halfAMinute();
    rolling.processElement1(series(BINARY, IDENTITY), 0);
    for (Outcome outcome : outcomes) {
      count(outcome);
    }
    handOver();
    Reported inOrder = passes(START + 60_000);
    assertThat(inOrder.measurements())
        .extracting(Measurement::metric)
        .contains("accuracy", "roc_auc", "log_loss", "gap.f1", "baseline.brier");

    for (int seed = 0; seed < 3; seed++) {
      // When
      close();
      open();
      List<Outcome> shuffled = new ArrayList<>(outcomes);
      Collections.shuffle(shuffled, new Random(seed));
      for (int event = 0; event < shuffled.size(); event++) {
        count(shuffled.get(event));
        if (event % 50 == 0) {
          handOver();
        }
      }
      handOver();
      rolling.processElement1(series(BINARY, IDENTITY), 0);

      // Then
      assertThat(passes(START + 60_000).measurements())
          .containsExactlyElementsOf(inOrder.measurements());
    }
  }

  @Test
  void keepsInAWindowThatHadEndedALabelThatWasCorrectedLater() throws Exception {
    // Given a window of ten right answers
    rolling.processElement1(series(BINARY, IDENTITY), 0);
    Outcome right = Outcomes.scored(1, "BINARY", "fraud", "fraud", 0.9);
    for (int event = 0; event < 10; event++) {
      count(at(right, 1, START + event, START + event));
    }
    handOver();
    assertThat(passes(START + 10_000).value("accuracy")).isEqualTo(1);

    // When one label is taken back 12 s later and another one comes
    Outcome wrong = Outcomes.scored(1, "BINARY", "fraud", "ok", 0.9);
    count(at(right, -1, START, START + 12_000));
    count(at(wrong, 1, START + 12_000, START + 12_000));
    handOver();
    Reported reported = passes(START + 20_000);

    // Then
    List<Measurement> accuracies =
        reported.measurements().stream().filter(of -> of.metric().equals("accuracy")).toList();
    assertThat(accuracies).extracting(Measurement::value).containsExactly(1.0, 0.0);
    assertThat(accuracies).extracting(Measurement::count).containsExactly(10L, 1L);
    assertThat(accuracies).extracting(Measurement::revision).containsExactly(0, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsALabelInTheGenerationOfItsOwnTime(boolean definitionFirst) throws Exception {
    // Given windows of ten seconds
    GenerationDefinition second =
        new GenerationDefinition(BINARY, 2, START, Long.MAX_VALUE, false, "", null, IDENTITY);
    SeriesDefinition series = SeriesDefinition.announced("fraud", "*", "*", second, START);
    Outcome right = Outcomes.scored(1, "BINARY", "fraud", "fraud", 0.9);
    LabelGeneration takesTheFirst = new LabelGeneration(2, 1, 10_000);

    // When
    if (definitionFirst) {
      rolling.processElement1(series, 0);
    }
    count(later(right, 1, START + 3_000, START + 3_000, takesTheFirst));
    count(later(right, 1, START + 4_000, START + 4_000, null)); // of the first, which has ended
    count(later(right, 1, START + 5_000, START + 5_000, takesTheFirst));
    count(later(right, -1, START + 5_000, START + 15_000, takesTheFirst)); // corrected
    count(later(right, 1, START + 15_000, START + 15_000, takesTheFirst));
    handOver();
    if (!definitionFirst) {
      rolling.processElement1(series, 0);
    }
    Reported reported = passes(START + 20_000);

    // Then
    assertThat(reported.measurements())
        .filteredOn(measured -> measured.metric().equals("accuracy"))
        .extracting(Measurement::windowEnd, Measurement::count)
        .containsExactly(tuple(START + 10_000, 2L), tuple(START + 20_000, 1L));
  }

  private static Outcome later(
      Outcome outcome, int sign, long labelledAt, long since, LabelGeneration generation) {
    ReportedLabel label = outcome.label();
    return Outcome.joined(
        sign,
        outcome.prediction(),
        new ReportedLabel(
            labelledAt, label.labelClass(), label.labelValue(), false, false, generation),
        since);
  }

  @Test
  void closesClassesToTheListOfTheMonitor() throws Exception {
    // Given
    String monitor =
        Reported.multiclass(
            "\"quality\", \"confusion\"", TEN_SECONDS + ", \"classes\": [\"a\", \"b\"]");
    for (int event = 0; event < 10_000; event++) {
      Outcome outcome = Outcomes.classified(1, "MULTICLASS", "a", "class " + event);
      count(at(outcome, 1, START + event % 10, START + event % 10));
    }

    // When
    long handedOverEarly =
        counting.extractOutputValues().stream().map(PaneCounts::segment).distinct().count();
    rolling.processElement1(series(monitor, null), 0);
    handOver();
    Reported reported = passes(START + 10_000);

    // Then
    assertThat(handedOverEarly).isPositive();
    assertThat(reported.value("confusion", "__other__ -> a")).isEqualTo(10_000);
    assertThat(reported.of("accuracy").undefinedReason())
        .startsWith("all labels carry classes that the monitor does not list");
    assertThat(reported.value("unknown_class")).isEqualTo(1);
    assertThat(reported.measurements())
        .filteredOn(measured -> measured.metric().equals("confusion"))
        .hasSize(9);
  }

  @Test
  void estimatesFromTheWindowOnAtWhichACalibrationIsKnown() throws Exception {
    // Given
    rolling.processElement1(series(BINARY, null), 0);
    Outcome right = Outcomes.scored(1, "BINARY", "fraud", "fraud", 0.9);
    count(at(right, 1, START, START));
    count(at(right, 1, START + 10_000, START + 10_000));
    handOver();
    passes(START + 10_000);

    // When
    rolling.processElement1(series(BINARY, IDENTITY), 0);
    rolling.processElement1(series(BINARY, null), 0); // from a subtask that does not know it yet
    passes(START + 20_000);

    // Then
    List<Measurement> estimates =
        reported().measurements().stream()
            .filter(measured -> measured.metric().equals("estimated.accuracy"))
            .toList();
    assertThat(estimates.get(0).undefinedReason()).contains("is not published");
    assertThat(estimates.get(1).value()).isEqualTo(0.9, within(0.001));
    assertThat(estimates.stream().map(Measurement::windowEnd).collect(Collectors.toList()))
        .containsExactly(START + 10_000, START + 20_000);
  }
}
