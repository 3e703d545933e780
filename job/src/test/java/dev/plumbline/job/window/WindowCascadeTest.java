package dev.plumbline.job.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.WindowSpec;
import dev.plumbline.statistics.FeatureCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Panes and running sums against adding up everything by hand. */
class WindowCascadeTest {

  private static final long SECOND = 1_000;
  private static final long LATENESS = 30 * SECOND;
  private static final List<WindowSpec> WINDOWS =
      List.of(
          new WindowSpec(Duration.ofSeconds(10), Duration.ofSeconds(2)),
          new WindowSpec(Duration.ofSeconds(60), Duration.ofSeconds(10)),
          new WindowSpec(Duration.ofSeconds(300), Duration.ofSeconds(60)));

  private record Contribution(long paneStart, int bin) {}

  private final WindowCascade<FeatureCounts> windows = new WindowCascade<>(WINDOWS, LATENESS);
  private final List<Contribution> contributions = new ArrayList<>();
  private MapStore store;

  @BeforeEach
  void empty() {
    store = new MapStore();
    contributions.clear();
  }

  private List<PaneKey> add(long paneStart, int bin, long closedUntil) throws Exception {
    contributions.add(new Contribution(paneStart, bin));
    FeatureCounts counts = new FeatureCounts(3);
    counts.count(bin);
    return windows.add(store, paneStart, counts, closedUntil);
  }

  private FeatureCounts recount(PaneKey window) {
    FeatureCounts counts = new FeatureCounts(3);
    for (Contribution contribution : contributions) {
      if (contribution.paneStart() >= windows.startOf(window)
          && contribution.paneStart() < window.instant()) {
        counts.count(contribution.bin());
      }
    }
    return counts;
  }

  private static FeatureCounts orEmpty(FeatureCounts counts) {
    return counts == null ? new FeatureCounts(3) : counts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givesEveryWindowWhatARecountGivesWithLateContributionsToo(long seed) throws Exception {
    // Given
    Random random = new Random(seed);
    long closed = 0;

    for (int step = 0; step < 600; step++) {
      // When
      for (int i = random.nextInt(4); i > 0; i--) {
        long paneStart = closed + random.nextInt(3) * 2 * SECOND;
        add(paneStart, random.nextInt(3), closed);
      }
      List<PaneKey> changed = new ArrayList<>();
      if (random.nextInt(5) == 0) {
        long late = closed - (1 + random.nextInt(14)) * 2 * SECOND;
        if (late >= 0) {
          changed.addAll(add(late, random.nextInt(3), closed));
        }
      }
      closed += 2 * SECOND;
      List<PaneKey> ended = windows.close(store, closed);

      // Then
      for (PaneKey window : changed) {
        assertThat(orEmpty(windows.again(store, window)))
            .as("%s", window)
            .isEqualTo(recount(window));
      }
      for (PaneKey window : ended) {
        assertThat(orEmpty(store.sum(window.window()))).as("%s", window).isEqualTo(recount(window));
      }
    }
  }

  @Test
  void keepsPanesOfItsOwnStepAndNoMoreThanTheWindowAndTheLatenessNeed() throws Exception {
    // Given
    long closed = 0;

    // When
    for (int step = 0; step < 1_000; step++) {
      add(closed, 0, closed);
      closed += 2 * SECOND;
      windows.close(store, closed);
    }

    // Then: window and lateness in steps, the open pane, and the one on its way out
    assertThat(store.panesOf(0)).isLessThanOrEqualTo((10 + 30) / 2 + 2);
    assertThat(store.panesOf(1)).isLessThanOrEqualTo((60 + 30) / 10 + 2);
    assertThat(store.panesOf(2)).isLessThanOrEqualTo((300 + 60) / 60 + 2);
  }

  @Test
  void namesEveryClosedWindowThatALateContributionChanges() throws Exception {
    // Given
    for (long end = 2 * SECOND; end <= 60 * SECOND; end += 2 * SECOND) {
      windows.close(store, end);
    }

    // When
    List<PaneKey> changed = add(50 * SECOND, 1, 60 * SECOND);

    // Then
    assertThat(changed)
        .containsExactly(
            new PaneKey(0, 52 * SECOND),
            new PaneKey(0, 54 * SECOND),
            new PaneKey(0, 56 * SECOND),
            new PaneKey(0, 58 * SECOND),
            new PaneKey(0, 60 * SECOND),
            new PaneKey(1, 60 * SECOND),
            new PaneKey(2, 60 * SECOND));
  }

  @Test
  void takesAContributionBack() throws Exception {
    // Given
    add(0, 2, 0);
    FeatureCounts back = new FeatureCounts(3);
    FeatureCounts one = new FeatureCounts(3);
    one.count(2);
    back.takeBack(one);

    // When
    windows.add(store, 0, back, 0);
    windows.close(store, 2 * SECOND);

    // Then
    assertThat(store.sum(0).isZero()).isTrue();
  }

  /** Keeps bytes, as keyed state does, so that what is read is a copy. */
  private static final class MapStore implements PaneStore<FeatureCounts> {

    private final Map<PaneKey, byte[]> panes = new HashMap<>();
    private final Map<Integer, byte[]> sums = new HashMap<>();

    @Override
    public FeatureCounts pane(int window, long start) {
      byte[] bytes = panes.get(new PaneKey(window, start));
      return bytes == null ? null : FeatureCounts.fromBytes(bytes);
    }

    @Override
    public void putPane(int window, long start, FeatureCounts counts) {
      panes.put(new PaneKey(window, start), counts.toBytes());
    }

    @Override
    public void removePane(int window, long start) {
      panes.remove(new PaneKey(window, start));
    }

    @Override
    public FeatureCounts sum(int window) {
      byte[] bytes = sums.get(window);
      return bytes == null ? null : FeatureCounts.fromBytes(bytes);
    }

    @Override
    public void putSum(int window, FeatureCounts counts) {
      sums.put(window, counts.toBytes());
    }

    private long panesOf(int window) {
      return panes.keySet().stream().filter(key -> key.window() == window).count();
    }
  }
}
