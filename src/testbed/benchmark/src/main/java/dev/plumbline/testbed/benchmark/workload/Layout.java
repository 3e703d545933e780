package dev.plumbline.testbed.benchmark.workload;

import java.util.Locale;

/** How a prediction carries its features. */
public enum Layout {
  /** By position, for high volume: {@code feature_set} and {@code feature_values}. */
  ARRAY,
  /** By name, the friendly one: {@code features}. */
  MAP;

  /** As in tables and names of topics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
