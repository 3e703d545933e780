package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.contender.LatencyBuckets;
import dev.plumbline.testbed.benchmark.contender.LatencyQuantile;
import java.util.Arrays;
import org.apache.flink.table.functions.AggregateFunction;

/**
 * The SQL aggregate {@code LATENCY_QUANTILES(latency_ms)}: an array of the {@link LatencyQuantile}s
 * in their order, within a bucket. Flink's own {@code PERCENTILE} interpolates between ranks, which
 * is another number, and keeps every distinct latency.
 */
public final class LatencyQuantiles
    extends AggregateFunction<Double[], LatencyQuantiles.Latencies> {

  /** Latencies of one slice. Public and with public fields, as Flink wants it. */
  public static class Latencies {
    /** Events that have a latency. */
    public int events;

    /** One a bucket of {@link LatencyBuckets}. */
    public int[] buckets = new int[LatencyBuckets.BUCKETS];
  }

  @Override
  public Latencies createAccumulator() {
    return new Latencies();
  }

  /** Adds an event. */
  public void accumulate(Latencies latencies, Double latency) {
    if (latency != null) {
      latencies.events++;
      latencies.buckets[LatencyBuckets.of(latency)]++;
    }
  }

  /** Adds slices to a window. */
  public void merge(Latencies window, Iterable<Latencies> slices) {
    for (Latencies slice : slices) {
      window.events += slice.events;
      for (int bucket = 0; bucket < LatencyBuckets.BUCKETS; bucket++) {
        window.buckets[bucket] += slice.buckets[bucket];
      }
    }
  }

  @Override
  public Double[] getValue(Latencies latencies) {
    return latencies.events == 0
        ? new Double[0]
        : Arrays.stream(LatencyQuantile.values())
            .map(
                quantile ->
                    LatencyBuckets.quantile(latencies.buckets, latencies.events, quantile.share()))
            .toArray(Double[]::new);
  }
}
