package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.testing.StateNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;

/** How ingest tells time: by the slowest partition, through silence, lateness and a restart. */
class IngestTimeTest extends PredictionsInHarness {

  private List<Long> watermarks() {
    return flink.getOutput().stream()
        .filter(Watermark.class::isInstance)
        .map(element -> ((Watermark) element).getTimestamp())
        .toList();
  }

  private Collection<Object> announced() {
    return flink.getOutput();
  }

  @Test
  void awaitsTheLabelOfAPredictionThatIsTooLateToCount() throws Exception {
    // Given
    flink.close();
    flink = harness(Monitors.fraud(1, 0, ""));
    flink.open();
    take(prediction(event -> {}));

    // When
    take(prediction(event -> event.put("predicted_at", START - 610_001)));

    // Then
    assertThat(flink.extractOutputValues()).hasSize(1);
    assertThat(side(PredictionIntake.AWAITED)).hasSize(2);
  }

  @Test
  void announcesTheTimeOfTheSlowestPartition() throws Exception {
    // Given
    take(SourceRecord.news(SourceRecord.Kind.PARTITION_ASSIGNED, "predictions", 1));
    take(prediction(event -> {}));
    flink.setProcessingTime(1_000);
    assertThat(watermarks()).isEmpty();

    // When
    take(Events.onPredictions(1, 0, prediction(event -> event.put("predicted_at", START - 5_000))));
    flink.setProcessingTime(2_000);

    // Then
    assertThat(watermarks()).containsExactly(TimeProgress.byEvents(START - 5_000 - 10_000 - 1));
  }

  @Test
  void saysThatItIsIdleWhenItsPartitionsAreSilentAndGoesOnByTheClockAfterAWhile() throws Exception {
    // Given
    take(prediction(event -> {}));

    // When
    take(SourceRecord.news(SourceRecord.Kind.PARTITION_SILENT, "predictions", 0));
    flink.setProcessingTime(20_000);

    // Then
    long reached = TimeProgress.byEvents(START - 10_000 - 1);
    assertThat(watermarks()).containsExactly(reached);
    assertThat(announced()).last().isEqualTo(WatermarkStatus.IDLE);
    flink.setProcessingTime(60_000);
    assertThat(watermarks())
        .last()
        .satisfies(last -> assertThat(last).isGreaterThan(reached + 30_000))
        .satisfies(last -> assertThat(TimeProgress.isBySilence(last)).isTrue());
    assertThat(watermarks()).isSorted();
  }

  @Test
  void isAwakeWithTheNextRecordAtOnce() throws Exception {
    // Given
    fallSilent();

    // When
    take(later(20_000));

    // Then
    assertThat(announced())
        .filteredOn(WatermarkStatus.class::isInstance)
        .last()
        .isEqualTo(WatermarkStatus.ACTIVE);
  }

  @Test
  void isSilentAgainAfterARecordThatAnnouncesNoTime() throws Exception {
    // Given
    fallSilent();

    // When
    take(SourceRecord.of("predictions", 0, 9, START, null, new byte[] {42}));
    flink.setProcessingTime(14_900);
    assertThat(announced()).last().isEqualTo(WatermarkStatus.ACTIVE);
    flink.setProcessingTime(15_200);

    // Then
    assertThat(announced()).last().isEqualTo(WatermarkStatus.IDLE);
  }

  private void fallSilent() throws Exception {
    take(prediction(event -> {}));
    take(SourceRecord.news(SourceRecord.Kind.PARTITION_SILENT, "predictions", 0));
    flink.setProcessingTime(5_000);
    assertThat(announced()).last().isEqualTo(WatermarkStatus.IDLE);
  }

  private SourceRecord later(long milliseconds) {
    return Events.onPredictions(
        0, 9, prediction(event -> event.put("predicted_at", START + milliseconds)));
  }

  @Test
  void saysNothingOfSilenceToTheOthersWhereItsInputEnds() throws Exception {
    // Given a subtask to which nothing was assigned yet
    flink.close();
    List<OperatorEvent> said = new ArrayList<>();
    flink = ofBoundedInput(said);
    flink.setProcessingTime(1);
    flink.open();

    // When
    flink.setProcessingTime(600_000);

    // Then: others may have ended by now, and an answer to them would fail the job
    assertThat(said).isEmpty();
    assertThat(announced()).doesNotContain(WatermarkStatus.IDLE);
  }

  @Test
  void standsStillWhenNothingComesAndNobodySaysThatItIsSilent() throws Exception {
    // Given
    take(prediction(event -> {}));

    // When
    flink.setProcessingTime(10_000_000);

    // Then
    assertThat(watermarks()).containsExactly(TimeProgress.byEvents(START - 10_000 - 1));
    assertThat(announced()).doesNotContain(WatermarkStatus.IDLE);
  }

  @Test
  void holdsTimeBackAfterAStartUntilPartitionsCouldBeAssigned() throws Exception {
    // Given
    flink.setProcessingTime(9_000);
    assertThat(announced()).doesNotContain(WatermarkStatus.IDLE);

    // When
    flink.setProcessingTime(11_000);

    // Then
    assertThat(announced()).contains(WatermarkStatus.IDLE);
    assertThat(watermarks()).isEmpty();
  }

  @Test
  void endsTimeWithTheInputAndTakesNoOtherWatermark() throws Exception {
    // Given
    take(prediction(event -> {}));

    // When
    flink.processWatermark(new Watermark(START + 1_000_000));
    flink.processWatermark(Watermark.MAX_WATERMARK);

    // Then
    assertThat(watermarks()).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void judgesLatenessTheSameAfterARestore() throws Exception {
    // Given
    take(prediction(event -> {}));
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    assertThat(StateNames.operator(snapshot)).containsExactly("partition-times");
    flink.close();

    // When
    flink = harness(Monitors.fraud(1, 0, ""));
    flink.initializeState(snapshot);
    flink.open();
    take(prediction(event -> event.put("predicted_at", START - 610_001)));

    // Then
    assertThat(flink.extractOutputValues()).isEmpty();
  }
}
