package dev.plumbline.testbed.benchmark.contender;

/** The quantiles of latency that every contender reports. */
public enum LatencyQuantile {
  P50("latency.p50", 0.5),
  P95("latency.p95", 0.95),
  P99("latency.p99", 0.99),
  P999("latency.p999", 0.999);

  private final String metric;
  private final double share;

  LatencyQuantile(String metric, double share) {
    this.metric = metric;
    this.share = share;
  }

  /** The metric of the readings. */
  public String metric() {
    return metric;
  }

  /** Which share of the events it is that do not take longer. */
  public double share() {
    return share;
  }
}
