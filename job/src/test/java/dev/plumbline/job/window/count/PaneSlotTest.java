package dev.plumbline.job.window.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.window.Tally;
import dev.plumbline.job.wire.PaneCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaneSlotTest {

  private static final long PANE = 1_000;

  private final List<PaneCounts> handedOver = new ArrayList<>();

  private static PaneSlot<Tally> slot(String segment) {
    return new PaneSlot<>(
        new CountedSeries("fraud", "1", segment, 1, "", PANE), () -> new Tally(0));
  }

  private List<String> sums() {
    return handedOver.stream()
        .map(
            sum ->
                sum.segment() + " " + sum.paneStart() + "=" + Tally.fromBytes(sum.counts()).count())
        .sorted()
        .toList();
  }

  @Test
  void countsWhereALookUpOfThePaneWouldCount() {
    // Given
    Random random = new Random(1);
    PaneBuffer<Tally> quick = new PaneBuffer<>();
    PaneBuffer<Tally> plain = new PaneBuffer<>();
    List<PaneSlot<Tally>> slots = List.of(slot("*"), slot("a=1"), slot("a=2"));
    List<String> segments = List.of("*", "a=1", "a=2");
    List<PaneCounts> expected = new ArrayList<>();

    // When
    for (int event = 0; event < 10_000; event++) {
      long instant = random.nextInt(5_000) - 2_500;
      int series = random.nextInt(3);
      PaneId pane = PaneId.holding(instant, PANE, "fraud", "1", segments.get(series), 1, "");
      slots.get(series).counts(instant, quick).add(new Tally(1));
      plain.open(pane, () -> new Tally(0)).counts().add(new Tally(1));
      if (random.nextInt(50) == 0) {
        long end = random.nextInt(5_000) - 2_000;
        quick.flush(end, handedOver::add);
        plain.flush(end, expected::add);
      }
    }
    quick.flush(Long.MAX_VALUE, handedOver::add);
    plain.flush(Long.MAX_VALUE, expected::add);

    // Then
    List<String> sums = sums();
    handedOver.clear();
    handedOver.addAll(expected);
    assertThat(sums).isEqualTo(sums());
  }

  @Test
  void countsTheFirstAndTheLastInstantOfAPaneInIt() {
    // Given
    PaneBuffer<Tally> panes = new PaneBuffer<>();
    PaneSlot<Tally> slot = slot("*");

    // When: in ascending order and back, so that each follows a neighbour in another pane
    for (long instant : new long[] {-1_001, -1_000, -1, 0, 999, 1_000, 999, 0, -1, -1_000}) {
      slot.counts(instant, panes).add(new Tally(1));
    }
    panes.flush(Long.MAX_VALUE, handedOver::add);

    // Then
    assertThat(sums()).containsExactly("* -1000=4", "* -2000=1", "* 0=4", "* 1000=1");
  }

  @Test
  void startsAnewWhenItsPaneWasHandedOver() {
    // Given
    PaneBuffer<Tally> panes = new PaneBuffer<>();
    PaneSlot<Tally> slot = slot("*");
    slot.counts(10, panes).add(new Tally(1));
    panes.flush(PANE, handedOver::add);

    // When
    slot.counts(10, panes).add(new Tally(5));
    panes.flush(PANE, handedOver::add);

    // Then
    assertThat(sums()).containsExactly("* 0=1", "* 0=5");
  }

  @Test
  void sharesAPaneWithASlotOfTheSameSeries() {
    // Given: what a definition that is introduced again leads to
    PaneBuffer<Tally> panes = new PaneBuffer<>();
    slot("*").counts(10, panes).add(new Tally(1));

    // When
    slot("*").counts(20, panes).add(new Tally(1));
    panes.flush(PANE, handedOver::add);

    // Then
    assertThat(sums()).containsExactly("* 0=2");
  }

  @Test
  void asksToHandOverWhenItOccupiesTooMuch() {
    // Given
    PaneBuffer<Tally> panes = new PaneBuffer<>(100);
    PaneSlot<Tally> slot = slot("*");
    IntStream.of(10, 1_010)
        .forEach(
            instant -> {
              slot.counts(instant, panes).add(new Tally(1));
              slot.occupy(50, panes);
            });
    assertThat(panes.isFull()).isFalse();

    // When
    slot.occupy(1, panes);

    // Then: it is full until enough is handed over
    assertThat(panes.isFull()).isTrue();
    panes.flush(PANE, handedOver::add);
    assertThat(panes.isFull()).isFalse();
    slot.occupy(50, panes);
    assertThat(panes.isFull()).isTrue();
    panes.flush(Long.MAX_VALUE, handedOver::add);
    assertThat(panes.isFull()).isFalse();
  }
}
