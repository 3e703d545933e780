package dev.plumbline.job.window.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.window.Tally;
import dev.plumbline.job.wire.PaneCounts;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountPanesTest {

  private static final long PANE = 10_000;

  /** Counts an event, which is its own time, once; time 0 stands for what adds up to nothing. */
  private static final LocalCounter<Long, Tally> EACH_ONCE =
      (event, panes) ->
          panes
              .open(PaneId.holding(event, PANE, "fraud", "*", "*", 1, ""), () -> new Tally(0))
              .counts()
              .add(new Tally(event == 0 ? 0 : 1));

  private OneInputStreamOperatorTestHarness<Long, PaneCounts> flink;

  @BeforeEach
  void open() throws Exception {
    flink = new OneInputStreamOperatorTestHarness<>(new CountPanes<>(EACH_ONCE));
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  private void count(long... events) throws Exception {
    for (long event : events) {
      flink.processElement(event, event);
    }
  }

  private List<String> sums() {
    return flink.extractOutputValues().stream()
        .map(sum -> sum.paneStart() + "=" + Tally.fromBytes(sum.counts()).count())
        .sorted()
        .toList();
  }

  @Test
  void holdsBackWhatItCountedUntilThePaneIsWhole() throws Exception {
    // Given
    count(1, 2, 9_999, 10_000);
    flink.processWatermark(new Watermark(9_998));
    assertThat(sums()).isEmpty();

    // When
    flink.processWatermark(new Watermark(9_999));

    // Then
    assertThat(sums()).containsExactly("0=3");
  }

  @Test
  void sendsSumsBeforeTheWatermarkThatClosesTheirPane() throws Exception {
    // Given
    count(1);

    // When
    flink.processWatermark(new Watermark(9_999));

    // Then
    assertThat(flink.getOutput()).hasSize(2);
    assertThat(flink.getOutput()).last().isEqualTo(new Watermark(9_999));
  }

  @Test
  void sendsEverythingBeforeTheLastWatermark() throws Exception {
    // Given
    count(1, 10_001, 9_000_000);

    // When
    flink.processWatermark(Watermark.MAX_WATERMARK);

    // Then
    assertThat(sums()).containsExactly("0=1", "10000=1", "9000000=1");
    assertThat(flink.getOutput()).last().isEqualTo(Watermark.MAX_WATERMARK);
  }

  @Test
  void sendsEverythingBeforeABarrierAndKeepsNothingInState() throws Exception {
    // Given
    count(1, 10_001);

    // When
    flink.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);

    // Then
    assertThat(sums()).containsExactly("0=1", "10000=1");
    assertThat(snapshot.hasState()).isFalse();
  }

  @Test
  void countsOnFromZeroAfterABarrier() throws Exception {
    // Given
    count(1, 2);
    flink.prepareSnapshotPreBarrier(1);

    // When
    count(3);
    flink.prepareSnapshotPreBarrier(2);

    // Then
    assertThat(sums()).containsExactly("0=1", "0=2");
  }

  @Test
  void sendsEverythingBeforeItSaysThatItIsIdle() throws Exception {
    // Given
    count(1, 10_001);

    // When
    flink.processWatermarkStatus(WatermarkStatus.IDLE);

    // Then
    assertThat(sums()).containsExactly("0=1", "10000=1");
    assertThat(flink.getOutput()).last().isEqualTo(WatermarkStatus.IDLE);
  }

  @Test
  void sendsEverythingAtTheEndOfTheInput() throws Exception {
    // Given
    count(1, 10_001);

    // When
    flink.getOneInputOperator().finish();

    // Then
    assertThat(sums()).containsExactly("0=1", "10000=1");
  }

  @Test
  void sendsWhatItHasWhenTooManyPanesAreOpen() throws Exception {
    // Given
    for (int pane = 1; pane <= 5_000; pane++) {
      count(pane * PANE);
    }
    assertThat(flink.extractOutputValues()).isEmpty();

    // When
    count(5_001 * PANE);

    // Then
    assertThat(flink.extractOutputValues()).hasSize(5_001);
  }

  @Test
  void sendsWhatItHasWhenNothingElseMadeItDoSoForThirtySeconds() throws Exception {
    // Given
    count(1, 10_001);
    flink.setProcessingTime(29_999);
    assertThat(sums()).isEmpty();

    // When
    flink.setProcessingTime(30_000);
    count(2);
    flink.setProcessingTime(60_000);

    // Then
    assertThat(sums()).containsExactly("0=1", "0=1", "10000=1");
  }

  @Test
  void waitsOnWhereBarriersMakeItSend() throws Exception {
    // Given
    count(1);
    flink.prepareSnapshotPreBarrier(1);
    count(2);

    // When
    flink.setProcessingTime(30_000);

    // Then
    assertThat(sums()).containsExactly("0=1");
    flink.setProcessingTime(60_000);
    assertThat(sums()).containsExactly("0=1", "0=1");
  }

  @Test
  void doesNotSendWhatAddsUpToNothing() throws Exception {
    // Given
    count(0);

    // When
    flink.processWatermark(Watermark.MAX_WATERMARK);

    // Then
    assertThat(sums()).isEmpty();
  }
}
