package dev.plumbline.job.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.PaneCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A slot that remembers its pane counts where a look-up of every pane does. */
class HeldSlotTest {

  private static void sum(Map<String, Long> sums, PaneCounts pane) {
    String key = pane.seriesKey() + " " + pane.paneStart() + " held until " + pane.heldUntil();
    sums.merge(key, Tally.fromBytes(pane.counts()).count(), Long::sum);
  }

  @Test
  void countsWhereALookUpDoes() {
    // Given
    Random random = new Random(3);
    PaneBuffer<Tally> remembered = new PaneBuffer<>();
    PaneBuffer<Tally> lookedUp = new PaneBuffer<>();
    HeldSlot<Tally> slot = new HeldSlot<>("fraud", "1", "*", 7, () -> new Tally(0));
    Map<String, Long> sums = new HashMap<>();
    Map<String, Long> expected = new HashMap<>();

    // When panes come and go, and some are handed over in between
    for (int event = 0; event < 10_000; event++) {
      long start = random.nextInt(4) * 10L;
      long held = start + random.nextInt(2) * 10L;
      slot.counts(start, held + 10, held, remembered).add(new Tally(1));
      lookedUp
          .open(new PaneId("fraud", "1", "*", 7, "", start, held + 10, held), () -> new Tally(0))
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
    assertThat(sums).isEqualTo(expected).hasSize(8);
  }
}
