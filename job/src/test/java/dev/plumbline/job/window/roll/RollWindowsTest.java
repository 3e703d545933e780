package dev.plumbline.job.window.roll;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which windows are reported, when and in which revision. */
class RollWindowsTest extends WindowsInHarness {

  @Test
  void reportsAWindowWhenTheWatermarkPassesItsEndAndNotBefore() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + PANE - 1);
    assertThat(windows.reports()).isEmpty();

    // When
    windows.passes(START + PANE);

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd, Measurement::value, Measurement::revision)
        .containsExactly(tuple(START + PANE, 3.0, 0));
  }

  @Test
  void letsCountsWaitForTheirDefinition() throws Exception {
    // Given
    windows.count(WHOLE, START, 3).count(WHOLE, START + PANE, 4).passes(START + PANE);
    assertThat(windows.reports()).isEmpty();

    // When
    windows.define(WHOLE).passes(START + 2 * PANE);

    // Then
    assertThat(windows.values())
        .containsEntry("60000@" + (START + PANE), 3.0)
        .containsEntry("60000@" + (START + 2 * PANE), 7.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void reportsTheSameInWhateverOrderPartialSumsCome(long seed) throws Exception {
    // Given
    List<Long> panes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      panes.add(START + i % 12 * PANE);
    }
    try (WindowsHarness inOrder = WindowsHarness.open(new HashMapStateBackend())) {
      inOrder.define(WHOLE);
      for (long pane : panes) {
        inOrder.count(WHOLE, pane, pane / PANE % 7 - 2);
      }
      inOrder.passes(START + 10 * MINUTE);

      // When
      Collections.shuffle(panes, new Random(seed));
      for (int i = 0; i < panes.size(); i++) {
        if (i == seed * 10) {
          windows.define(WHOLE);
        }
        windows.count(WHOLE, panes.get(i), panes.get(i) / PANE % 7 - 2);
      }
      windows.passes(START + 10 * MINUTE);

      // Then
      assertThat(windows.measurements()).isEqualTo(inOrder.measurements());
    }
  }

  @Test
  void startsEarlierWhenAnotherSubtaskSawEarlierEvents() throws Exception {
    // Given
    SeriesDefinition later =
        SeriesDefinition.seen("fraud", "*", "*", WHOLE.definition(), START + 5 * PANE);

    // When
    windows.define(later).define(WHOLE).passes(START + 2 * PANE);

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd)
        .containsExactly(START + PANE, START + 2 * PANE);
  }

  @Test
  void revisesTogetherAtTheNextStepTheWindowsThatLateCountsChange() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + 3 * PANE);
    int before = windows.reports().size();

    // When
    windows.count(WHOLE, START, 2).count(WHOLE, START + PANE, 1);
    assertThat(windows.reports()).hasSize(before);
    windows.passes(START + 4 * PANE);

    // Then
    assertThat(windows.measurements().subList(before, windows.measurements().size()))
        .extracting(Measurement::windowEnd, Measurement::revision, Measurement::value)
        .containsExactly(
            tuple(START + PANE, 1, 5.0),
            tuple(START + 2 * PANE, 1, 6.0),
            tuple(START + 3 * PANE, 1, 6.0),
            tuple(START + 4 * PANE, 0, 6.0));
  }

  @Test
  void numbersTheRevisionsOfAWindow() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3).passes(START + PANE);

    // When
    windows.count(WHOLE, START, 1).passes(START + 2 * PANE);
    windows.count(WHOLE, START, 1).passes(START + 3 * PANE);

    // Then
    assertThat(windows.measurements())
        .filteredOn(measurement -> measurement.windowEnd() == START + PANE)
        .extracting(Measurement::revision, Measurement::value)
        .containsExactly(tuple(0, 3.0), tuple(1, 4.0), tuple(2, 5.0));
  }

  @Test
  void saysWhetherEventsOrSilenceClosedAWindow() throws Exception {
    // Given
    windows.define(WHOLE).count(WHOLE, START, 3);

    // When
    windows.passesTo(TimeProgress.byEvents(START + PANE));
    windows.passesTo(TimeProgress.bySilence(START + 2 * PANE));

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd, Measurement::value, Measurement::closedBy)
        .containsExactly(
            tuple(START + PANE, 3.0, ClosedBy.WATERMARK),
            tuple(START + 2 * PANE, 3.0, ClosedBy.IDLE));
  }

  @Test
  void measuresAWindowByTheRevisionInForceAtItsEndWhateverWasHeardFirst() throws Exception {
    // Given
    String newer =
        MONITOR
            .replace("\"revision\": 1", "\"revision\": 2")
            .replace("1970-01-01T00:00:00Z", Instant.ofEpochMilli(START + PANE).toString());
    windows.define(Monitors.whole(Monitors.definition(newer))).define(WHOLE);

    // When
    windows.passes(START + 2 * PANE);

    // Then
    assertThat(windows.measurements())
        .extracting(Measurement::windowEnd, Measurement::monitorRevision)
        .containsExactly(tuple(START + PANE, 1), tuple(START + 2 * PANE, 2));
  }
}
