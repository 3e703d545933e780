package dev.plumbline.job.window.roll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.window.Tally;
import dev.plumbline.job.window.state.ListedPanes;
import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.monitoring.monitor.WindowSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a recount of every contribution, for random contributions with gaps and late ones. */
class WindowCascadeTest {

  private static final long START = 1_793_491_200_000L;
  private static final int STEPS = 2_000;

  private static WindowSpec window(int sizeS, int everyS) {
    return new WindowSpec(Duration.ofSeconds(sizeS), Duration.ofSeconds(everyS));
  }

  static Stream<Arguments> cascades() {
    List<WindowSpec> three = List.of(window(10, 2), window(60, 10), window(300, 60));
    List<WindowSpec> tumbling = List.of(window(2, 2), window(20, 20));
    List<WindowSpec> longFirst = List.of(window(120, 2), window(20, 10));
    List<WindowSpec> sameStep = List.of(window(6, 2), window(10, 2), window(60, 20));
    return Stream.of(three, tumbling, longFirst, sameStep)
        .flatMap(windows -> Stream.of(0, 1, 25, 600).map(late -> Arguments.of(windows, late)));
  }

  /** A run of panes over random contributions, with the list of them beside it. */
  private static final class Run {

    private final List<WindowSpec> windows;
    private final long latenessMs;
    private final WindowCascade<Tally> cascade;
    private final ListedPanes store = new ListedPanes();
    private final NavigableMap<Long, Long> contributions = new TreeMap<>();
    private final Random random;
    private long closedUntil = START;

    private Run(List<WindowSpec> windows, int latenessS) {
      this.windows = windows;
      latenessMs = latenessS * 1_000L;
      cascade = new WindowCascade<>(windows, latenessMs);
      random = new Random(windows.hashCode() * 31L + latenessS);
    }

    private long step(int window) {
      return windows.get(window).every().toMillis();
    }

    private long size(int window) {
      return windows.get(window).size().toMillis();
    }

    private long recount(PaneKey window) {
      return contributions
          .subMap(window.instant() - size(window.window()), window.instant())
          .values()
          .stream()
          .mapToLong(Long::longValue)
          .sum();
    }

    /** Contributes to a random pane that is neither too late nor far ahead. */
    private List<PaneKey> contribute() throws Exception {
      long earliest = closedUntil - latenessMs;
      long at = earliest + (long) (random.nextDouble() * (latenessMs + 3 * step(0)));
      long pane = Math.floorDiv(at, step(0)) * step(0);
      long count = random.nextInt(9) - 3;
      contributions.merge(pane, count, Long::sum);
      List<PaneKey> changed =
          cascade.add(store, pane, new Tally(count).toBytes(), Long.MIN_VALUE, closedUntil);
      assertThat(changed).containsExactlyInAnyOrderElementsOf(closedOver(pane));
      return changed;
    }

    private List<PaneKey> closedOver(long pane) {
      List<PaneKey> over = new ArrayList<>();
      for (int window = 0; window < windows.size(); window++) {
        long last = Math.floorDiv(closedUntil, step(window)) * step(window);
        for (long end = last; end > pane; end -= step(window)) {
          if (end - size(window) <= pane) {
            over.add(new PaneKey(window, end));
          }
        }
      }
      return over;
    }

    private List<PaneKey> close() throws Exception {
      closedUntil += step(0);
      List<PaneKey> closed = cascade.close(store, closedUntil);
      for (int window = 0; window < windows.size(); window++) {
        boolean ends = closedUntil % step(window) == 0;
        assertThat(closed.contains(new PaneKey(window, closedUntil))).isEqualTo(ends);
      }
      return closed;
    }
  }

  @ParameterizedTest
  @MethodSource("cascades")
  void closesAndRevisesEveryWindowAsARecountDoes(List<WindowSpec> windows, int latenessS)
      throws Exception {
    // Given
    Run run = new Run(windows, latenessS);

    for (int step = 0; step < STEPS; step++) {
      boolean silent = step / 100 % 3 == 1;
      int contributions = silent ? 0 : run.random.nextInt(4);
      for (int i = 0; i < contributions; i++) {
        // When
        for (PaneKey changed : run.contribute()) {
          // Then
          Tally again = run.cascade.again(run.store, changed);
          assertThat(again.count()).as("again %s", changed).isEqualTo(run.recount(changed));
        }
      }
      // When
      for (PaneKey closed : run.close()) {
        // Then
        Tally sum = run.store.sum(closed.window());
        assertThat(sum == null ? 0 : sum.count()).as("%s", closed).isEqualTo(run.recount(closed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cascades")
  void saysWhetherAContributionMissesAWindowThatWasClosed(List<WindowSpec> windows, int latenessS)
      throws Exception {
    // Given
    Run run = new Run(windows, latenessS);
    int missed = 0;

    for (int step = 0; step < STEPS; step++) {
      run.close();
      long late = (long) (run.random.nextDouble() * (2 * run.latenessMs + 60_000));
      long pane = Math.floorDiv(run.closedUntil - late, run.step(0)) * run.step(0);

      // When
      List<PaneKey> changed =
          run.cascade.add(run.store, pane, new Tally(1).toBytes(), Long.MIN_VALUE, run.closedUntil);

      // Then
      boolean misses = !changed.containsAll(run.closedOver(pane));
      assertThat(run.cascade.missesWindows(pane, run.closedUntil)).isEqualTo(misses);
      missed += misses ? 1 : 0;
    }
    assertThat(missed).isBetween(STEPS / 10, STEPS - 1);
  }

  @ParameterizedTest
  @MethodSource("cascades")
  void keepsNoMorePanesThanAWindowAndTheLatenessHold(List<WindowSpec> windows, int latenessS)
      throws Exception {
    // Given
    Run run = new Run(windows, latenessS);

    for (int step = 0; step < STEPS; step++) {
      // When
      run.contribute();
      run.close();

      // Then
      for (int window = 0; window < windows.size(); window++) {
        long late = -Math.floorDiv(-run.latenessMs, run.step(window));
        long most = run.size(window) / run.step(window) + late + 3;
        assertThat(run.store.panesOf(window)).isLessThanOrEqualTo(most);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cascades")
  void forgetsEverythingAfterSilence(List<WindowSpec> windows, int latenessS) throws Exception {
    // Given
    Run run = new Run(windows, latenessS);
    for (int step = 0; step < 100; step++) {
      run.contribute();
      run.close();
    }

    // When
    long newest = run.contributions.lastKey();
    while (run.closedUntil < newest + run.cascade.memoryMs()) {
      run.close();
    }

    // Then
    for (int window = 0; window < windows.size(); window++) {
      assertThat(run.store.panesOf(window)).isZero();
      assertThat(run.store.sum(window).isZero()).isTrue();
    }
  }

  /** How often sums and panes are touched in a step, once windows are full. */
  private static long touchesAStep(int steps) throws Exception {
    ListedPanes store = new ListedPanes();
    WindowCascade<Tally> cascade = new WindowCascade<>(List.of(window(10 * steps, 10)), 0);
    for (int step = 0; step < 2 * steps; step++) {
      long end = START + (step + 1) * 10_000L;
      cascade.add(store, end - 10_000, new Tally(1).toBytes(), Long.MIN_VALUE, end - 10_000);
      cascade.close(store, end);
    }
    long before = store.touches();
    long end = START + (2 * steps + 1) * 10_000L;
    cascade.add(store, end - 10_000, new Tally(1).toBytes(), Long.MIN_VALUE, end - 10_000);
    cascade.close(store, end);
    return store.touches() - before;
  }

  @Test
  void touchesAsLittleInAWindowOfManyStepsAsInOneOfOne() throws Exception {
    // When
    long ofOne = touchesAStep(1);

    // Then
    assertThat(touchesAStep(12)).isEqualTo(ofOne);
    assertThat(touchesAStep(288)).isEqualTo(ofOne);
    assertThat(ofOne).isLessThanOrEqualTo(6);
  }
}
