package dev.plumbline.testbed.benchmark.contender;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds an observation to a window: one increment a feature, one for its latency. */
final class CountObservations
    implements AggregateFunction<
        BinnedObservation, CountObservations.WindowCounts, CountObservations.WindowCounts> {

  /** Counts of one window. A POJO with public fields, as Flink wants it. */
  public static class WindowCounts {
    /** Events. */
    public int events;

    /** One a bin, of all features in a row. */
    public int[] bins;

    /** One a bucket of {@link LatencyBuckets}. */
    public int[] latencies;
  }

  private final int bins;

  CountObservations(int bins) {
    this.bins = bins;
  }

  @Override
  public WindowCounts createAccumulator() {
    WindowCounts counts = new WindowCounts();
    counts.bins = new int[bins];
    counts.latencies = new int[LatencyBuckets.BUCKETS];
    return counts;
  }

  @Override
  public WindowCounts add(BinnedObservation observation, WindowCounts counts) {
    counts.events++;
    counts.latencies[LatencyBuckets.of(observation.latency)]++;
    for (int cell : observation.cells) {
      if (cell >= 0) {
        counts.bins[cell]++;
      }
    }
    return counts;
  }

  @Override
  public WindowCounts getResult(WindowCounts counts) {
    return counts;
  }

  @Override
  public WindowCounts merge(WindowCounts one, WindowCounts other) {
    throw new UnsupportedOperationException("sliding windows do not merge");
  }
}
