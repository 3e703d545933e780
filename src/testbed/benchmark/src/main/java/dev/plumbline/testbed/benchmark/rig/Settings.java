package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.benchmark.workload.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a benchmark is run.
 *
 * @param events predictions in the array layout with 50 features; other traffic has as many as cost
 *     about as much
 * @param repetitions how often each contender takes its turn
 * @param dropped how many of the first are not counted, because the JVM is still compiling
 * @param parallelism subtasks
 * @param shortRun whether it only shows that it runs
 * @param contenders who takes part; all when it is empty
 * @param recordings folder for a flight recording of each contender; empty = none is made
 */
public record Settings(
    long events,
    int repetitions,
    int dropped,
    int parallelism,
    boolean shortRun,
    Set<String> contenders,
    Optional<Path> recordings) {

  private static final long DEFAULT_EVENTS = 1_000_000;
  private static final long SHORT_EVENTS = 200_000;
  private static final long LEAST_EVENTS = 5_000;
  private static final int FEATURES = 50;

  /** Refuses what cannot be counted. */
  public Settings {
    if (events < LEAST_EVENTS || dropped < 0 || repetitions <= dropped || parallelism < 1) {
      throw new IllegalArgumentException(
          "%d events (at least %d), %d repetitions of which %d are dropped, parallelism %d"
              .formatted(events, LEAST_EVENTS, repetitions, dropped, parallelism));
    }
  }

  /** The full run: 6 repetitions, 3 of them counted. */
  public static Settings full() {
    return new Settings(DEFAULT_EVENTS, 6, 3, 1, false, Set.of(), Optional.empty());
  }

  /** The short one: 4 repetitions, 2 of them counted. */
  public static Settings brief() {
    return new Settings(SHORT_EVENTS, 4, 2, 1, true, Set.of(), Optional.empty());
  }

  /** How many jobs start before any is measured. */
  public int warmUps() {
    return shortRun ? 3 : 10;
  }

  /** How many more turns at most are dropped of a contender that is still compiled. */
  public int moreDropped() {
    return shortRun ? 0 : 8;
  }

  /** Processor time that a turn takes at least. */
  public Duration turn() {
    return Duration.ofSeconds(shortRun ? 1 : 3);
  }

  /** How many events of a layout and of so many features cost about as much as the others. */
  public long events(Layout layout, int features) {
    double weight = (10 + features) / (10.0 + FEATURES) * (layout == Layout.MAP ? 2 : 1);
    return Math.max(LEAST_EVENTS, Math.min(events, (long) (events / weight)));
  }
}
