package dev.plumbline.job.window.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.window.Tally;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A slot that remembers its pane counts where a look-up of every pane does. */
class HeldSlotTest {

  private static void sum(Map<String, Long> sums, PaneCounts pane) {
    String key =
        "%s %d held until %d, predicted in %d"
            .formatted(
                pane.seriesKey(), pane.paneStart(), pane.heldUntil(), pane.admission().period());
    sums.merge(key, Tally.fromBytes(pane.counts()).count(), Long::sum);
  }

  @Test
  void countsWhereALookUpDoes() {
    // Given
    Random random = new Random(3);
    PaneBuffer<Tally> remembered = new PaneBuffer<>();
    PaneBuffer<Tally> lookedUp = new PaneBuffer<>();
    HeldSlot<Tally> slot = new HeldSlot<>("fraud", "1", "*", 7, 10, () -> new Tally(0));
    Map<String, Long> sums = new HashMap<>();
    Map<String, Long> expected = new HashMap<>();

    // When panes come and go, and some are handed over in between
    for (int event = 0; event < 10_000; event++) {
      long start = random.nextInt(4) * 10L;
      long held = start + random.nextInt(2) * 10L;
      long period = random.nextInt(6) * SeriesDefinition.HEARD_EVERY_MS;
      long predicted = period + random.nextInt(1_000);
      slot.counts(start, held + 10, held, predicted, remembered).add(new Tally(1));
      Admission admission = new Admission(period, held + 10, 10);
      lookedUp
          .open(
              new PaneId("fraud", "1", "*", 7, "", start, held + 10, held, admission),
              () -> new Tally(0))
          .counts()
          .add(new Tally(1));
      if (random.nextInt(20) == 0) {
        long end = random.nextInt(60);
        remembered.flush(end, pane -> sum(sums, pane));
        lookedUp.flush(end, pane -> sum(expected, pane));
      }
    }
    remembered.flush(Long.MAX_VALUE, pane -> sum(sums, pane));
    lookedUp.flush(Long.MAX_VALUE, pane -> sum(expected, pane));

    // Then
    assertThat(sums).isEqualTo(expected).hasSize(8 * 6);
  }

  @Test
  void doesNotReportPredictionsOfAllVersionsApart() {
    // Given
    PaneBuffer<Tally> panes = new PaneBuffer<>();
    HeldSlot<Tally> slot = new HeldSlot<>("fraud", "*", "*", 7, 10, () -> new Tally(0));
    List<PaneCounts> handedOver = new ArrayList<>();

    // When
    for (long day = 0; day < 7; day++) {
      slot.counts(0, 10, 0, day * 86_400_000, panes).add(new Tally(1));
    }
    panes.flush(Long.MAX_VALUE, handedOver::add);

    // Then
    assertThat(handedOver).hasSize(1);
    assertThat(handedOver.get(0).admission()).isEqualTo(new Admission(0, 10, 10));
  }

  @Test
  void decidesWhenNoPaneOfItsPredictionsIsOpen() {
    // Given cohorts of an hour, steps of an hour and panes of 10 minutes
    long minute = 60_000;
    PaneBuffer<Tally> panes = new PaneBuffer<>();
    HeldSlot<Tally> slot = new HeldSlot<>("fraud", "1", "*", 7, 10 * minute, () -> new Tally(0));
    List<PaneCounts> handedOver = new ArrayList<>();

    // When what was predicted at 0:43 holds from the step that ends at 1:00 on
    slot.counts(0, 60 * minute, 0, 43 * minute, panes).add(new Tally(1));
    panes.flush(Long.MAX_VALUE, handedOver::add);

    // Then
    assertThat(handedOver.get(0).admission()).isEqualTo(new Admission(0, 60 * minute, 10 * minute));
  }
}
