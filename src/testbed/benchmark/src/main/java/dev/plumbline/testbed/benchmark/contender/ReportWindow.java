package dev.plumbline.testbed.benchmark.contender;

import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** What a closed window of P1 tells: the same numbers as ours. */
final class ReportWindow
    extends ProcessWindowFunction<
        CountObservations.WindowCounts, ContenderReading, String, TimeWindow> {

  private final BinnedFeatures features;

  ReportWindow(BinnedFeatures features) {
    this.features = features;
  }

  @Override
  public void process(
      String model,
      Context context,
      Iterable<CountObservations.WindowCounts> counted,
      Collector<ContenderReading> out) {
    long end = context.window().getEnd();
    CountObservations.WindowCounts counts = counted.iterator().next();
    out.collect(new ContenderReading(model, "", ContenderReading.COUNT, end, counts.events));
    for (LatencyQuantile quantile : LatencyQuantile.values()) {
      double latency = LatencyBuckets.quantile(counts.latencies, counts.events, quantile.share());
      out.collect(new ContenderReading(model, "", quantile.metric(), end, latency));
    }
    for (int feature = 0; feature < features.size(); feature++) {
      String name = features.name(feature);
      long[] bins = features.countsOf(feature, counts.bins);
      out.collect(
          new ContenderReading(
              model, name, ContenderReading.PSI, end, features.psi(feature, bins)));
      out.collect(
          new ContenderReading(model, name, ContenderReading.KS, end, features.ks(feature, bins)));
    }
  }
}
