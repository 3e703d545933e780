package dev.plumbline.monitoring.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a monitor means where it says nothing. The JSON Schema tells the same. */
public final class Defaults {

  public static final int REVISION = 1;
  public static final Instant EFFECTIVE_FROM = Instant.EPOCH;
  public static final Instant WATCHED_SINCE = Instant.EPOCH;
  public static final double DECISION_THRESHOLD = 0.5;
  public static final Versions VERSIONS = Versions.BOTH;
  public static final Duration HORIZON = Duration.ofDays(7);
  public static final List<WindowSpec> WINDOWS =
      List.of(
          new WindowSpec(Duration.ofMinutes(5), Duration.ofMinutes(1)),
          new WindowSpec(Duration.ofHours(1), Duration.ofMinutes(5)),
          new WindowSpec(Duration.ofDays(1), Duration.ofHours(1)));
  public static final double ALPHA = 0.01;
  public static final int BREACHING = 1;
  public static final int OF = 1;

  /** Below some thirty samples a share or a quantile says little. */
  public static final long MIN_COUNT = 30;

  public static final Duration REPEAT = Duration.ofHours(1);
  public static final Severity SEVERITY = Severity.WARNING;

  private static final List<String> FOR_EVERY_TASK =
      List.of(
          "prediction_count", "latency.p50", "latency.p95", "latency.p99", "psi", "ks", "missing");

  private Defaults() {}

  /** A short list; what the features, the reference or the classes do not allow is left out. */
  public static List<String> measures(Task task) {
    List<String> quality =
        switch (task) {
          case BINARY ->
              List.of(
                  "accuracy",
                  "precision",
                  "recall",
                  "f1",
                  "roc_auc",
                  "log_loss",
                  "baseline.accuracy");
          case MULTICLASS -> List.of("accuracy", "macro_f1", "log_loss", "baseline.accuracy");
          case REGRESSION -> List.of("mean_error", "mae", "rmse", "r2", "baseline.mae");
        };
    return Stream.concat(FOR_EVERY_TASK.stream(), quality.stream()).toList();
  }
}
