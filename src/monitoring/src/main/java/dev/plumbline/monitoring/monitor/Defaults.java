package dev.plumbline.monitoring.monitor;

import dev.plumbline.monitoring.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a monitor means where it says nothing. The JSON Schema tells the same. */
final class Defaults {

  static final int REVISION = 1;
  static final Instant EFFECTIVE_FROM = Instant.EPOCH;
  static final double DECISION_THRESHOLD = 0.5;
  static final Versions VERSIONS = Versions.BOTH;
  static final Duration HORIZON = Duration.ofDays(7);
  static final List<WindowSpec> WINDOWS =
      List.of(
          new WindowSpec(Duration.ofMinutes(5), Duration.ofMinutes(1)),
          new WindowSpec(Duration.ofHours(1), Duration.ofMinutes(5)),
          new WindowSpec(Duration.ofDays(1), Duration.ofHours(1)));
  static final List<String> MEASURES =
      List.of("latency", "volume", "quality", "psi", "ks", "missing");
  static final double ALPHA = 0.01;
  static final int BREACHING = 1;
  static final int OF = 1;

  /** Below some thirty samples a share or a quantile says little. */
  static final long MIN_COUNT = 30;

  static final Duration REPEAT = Duration.ofHours(1);
  static final Severity SEVERITY = Severity.WARNING;

  private Defaults() {}
}
