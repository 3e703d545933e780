package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.control.ListedControl;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.SourceRecord.Kind;
import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two subtasks of an ingest, one partition each: what they tell downstream in a silence, when it
 * ends, and when the job is started anew in the middle of it.
 */
class SilenceOfSubtasksTest {

  private static final long HOUR = 3_600_000;

  private final List<OneInputStreamOperatorTestHarness<SourceRecord, Prediction>> subtasks =
      new ArrayList<>();
  private long now = 1_000;

  private void start(OperatorSubtaskState... restored) throws Exception {
    List<IngestOperator<Prediction>> operators = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      operators.add(
          new IngestOperator<>(
              "ingest-predictions",
              PredictionsInHarness.SETTINGS,
              new ListedControl(
                  new ArrayList<>(List.of(Events.onMonitors(0, Monitors.fraud(1, 0, ""))))),
              new PredictionIntake(new WriterSchemaSettings(null, null), 200)));
    }
    JoinedSubtasks.join(operators.get(0), operators.get(1));
    for (int i = 0; i < 2; i++) {
      OneInputStreamOperatorTestHarness<SourceRecord, Prediction> subtask =
          new OneInputStreamOperatorTestHarness<>(operators.get(i));
      subtask.setProcessingTime(now);
      if (restored.length > 0) {
        subtask.initializeState(restored[i]);
      }
      subtask.open();
      subtask.processElement(SourceRecord.news(Kind.PARTITION_ASSIGNED, "predictions", i), 0);
      subtasks.add(subtask);
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (OneInputStreamOperatorTestHarness<SourceRecord, Prediction> subtask : subtasks) {
      subtask.close();
    }
    subtasks.clear();
  }

  private void passes(long milliseconds) throws Exception {
    long until = now + milliseconds;
    while (now < until) {
      now = Math.min(until, now + 200);
      for (OneInputStreamOperatorTestHarness<SourceRecord, Prediction> subtask : subtasks) {
        subtask.setProcessingTime(now);
      }
    }
  }

  private void comes(int subtask, long eventTime) throws Exception {
    subtasks.get(subtask).processElement(record(subtask, eventTime), 0);
  }

  private static SourceRecord record(int partition, long eventTime) {
    GenericRecord prediction = Events.prediction("fraud", "p", eventTime);
    prediction.put("predicted_class", "fraud");
    return Events.onPredictions(partition, 0, prediction);
  }

  private void bothFallSilent() throws Exception {
    for (int i = 0; i < 2; i++) {
      SourceRecord news = SourceRecord.news(Kind.PARTITION_SILENT, "predictions", i);
      subtasks.get(i).processElement(news, 0);
    }
    passes(400);
  }

  private long watermark(int subtask) {
    return subtasks.get(subtask).getOutput().stream()
        .filter(Watermark.class::isInstance)
        .mapToLong(element -> ((Watermark) element).getTimestamp())
        .max()
        .orElse(Long.MIN_VALUE);
  }

  private boolean isIdle(int subtask) {
    return subtasks.get(subtask).getOutput().stream()
        .filter(WatermarkStatus.class::isInstance)
        .reduce((first, second) -> second)
        .filter(WatermarkStatus.IDLE::equals)
        .isPresent();
  }

  private void bothHaveBeenSilentForAMinute() throws Exception {
    start();
    comes(0, START);
    comes(1, START);
    passes(400);
    bothFallSilent();
    passes(60_000);
  }

  @Test
  void goOnTogetherFromTheNewestEventOfAll() throws Exception {
    // Given
    start();
    comes(0, START);
    comes(1, START + 3_000);
    passes(400);

    // When
    bothFallSilent();

    // Then
    assertThat(watermark(0)).isEqualTo(watermark(1));
    assertThat(watermark(0)).isEqualTo(TimeProgress.byEvents(START + 3_000 - 10_000 - 1));
    passes(60_000);
    assertThat(watermark(0)).isEqualTo(watermark(1));
    assertThat(watermark(0)).isBetween(START + 50_000, START + 60_000);
  }

  @Test
  void waitForEachOtherWhenASilenceEnds() throws Exception {
    // Given
    start();
    comes(0, START);
    comes(1, START);
    passes(400);
    bothFallSilent();
    passes(120_000);
    long before = watermark(0);

    // When: a burst, and the other partition begins four seconds later
    comes(0, START + 115_000);
    comes(0, START + 150_000);
    passes(4_000);

    // Then
    assertThat(isIdle(1)).isFalse();
    assertThat(watermark(1)).isGreaterThanOrEqualTo(before);
    comes(1, START + 115_000);
    passes(400);
    assertThat(watermark(1)).isLessThan(START + 115_000);
    assertThat(isIdle(1)).isFalse();
  }

  @Test
  void doNotWaitForOneThatStaysSilent() throws Exception {
    // Given
    bothHaveBeenSilentForAMinute();

    // When
    comes(0, START + 150_000);
    passes(9_000);
    assertThat(isIdle(1)).isFalse();
    passes(2_000);

    // Then
    assertThat(isIdle(1)).isTrue();
    assertThat(watermark(0)).isEqualTo(TimeProgress.byEvents(START + 150_000 - 10_000 - 1));
  }

  @Test
  void goOnAfterARestartHoursIntoASilenceAsIfThereHadBeenNone() throws Exception {
    // Given
    bothHaveBeenSilentForAMinute();
    OperatorSubtaskState first = subtasks.get(0).snapshot(1, 1);
    OperatorSubtaskState second = subtasks.get(1).snapshot(1, 1);
    long before = watermark(0);
    stop();

    // When: the job is down for five hours
    now += 5 * HOUR;
    start(first, second);
    passes(400);
    bothFallSilent();

    // Then
    assertThat(watermark(0)).isBetween(before + 5 * HOUR, before + 5 * HOUR + 2_000);
    assertThat(TimeProgress.isBySilence(watermark(0))).isTrue();
  }

  @Test
  void knowFromTheBrokersClockHowLongRecordsLayInTheirTopic() throws Exception {
    // Given: read five hours after they came
    now = START + 5 * HOUR;
    start();
    for (int i = 0; i < 2; i++) {
      byte[] value = record(i, START).value();
      subtasks
          .get(i)
          .processElement(SourceRecord.appended("predictions", i, 0, START, null, value), 0);
    }
    passes(400);

    // When
    bothFallSilent();

    // Then: to the skew that clocks may have
    assertThat(watermark(0))
        .isBetween(START + 5 * HOUR - 5 * 60_000 - 15_000, START + 5 * HOUR - 5 * 60_000);
  }
}
