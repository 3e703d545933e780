package dev.plumbline.testbed.benchmark.workload;

import java.util.Locale;

/** What a contender finds out. */
public enum Watch {
  /** For each model and window: events, latency p50, p95, p99, p999, PSI and KS of each feature. */
  DRIFT,
  /** Predictions matched with their labels, and how many of them agree. */
  JOIN,
  /** Both, and all else that a monitor can ask for: segments, categories, rules, quality. */
  EVERYTHING;

  /** As in names of topics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
