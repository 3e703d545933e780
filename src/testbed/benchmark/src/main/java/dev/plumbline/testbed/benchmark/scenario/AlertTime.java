package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.latency.AlertLatency;
import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** In real time: from when an alert could be known to when a reader of its topic has it. */
final class AlertTime extends Scenario {

  private static final String ALERTS = "alerts";
  private static final String HALF = "p50_ms";
  private static final String NEARLY_ALL = "p99_ms";
  private static final String SLOWEST = "max_ms";

  AlertTime() {
    super(
        "latency",
        "from the end of a window of a second and the watermark's bound to its alert at a reader of the topic,"
            + " written at least once, in real time");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    Duration length = rig.settings().shortRun() ? Duration.ofSeconds(10) : Duration.ofMinutes(1);
    List<Long> delays =
        new ArrayList<>(new AlertLatency(rig.kafka(), "at-least-once").measure(length));
    delays.sort(null);
    return List.of(
        new ResultRow(
                name(),
                entrant(rig),
                null,
                null,
                1,
                !delays.isEmpty(),
                "",
                problems(delays),
                Map.of())
            .with(ALERTS, delays.size())
            .with(HALF, quantile(delays, 0.5))
            .with(NEARLY_ALL, quantile(delays, 0.99))
            .with(SLOWEST, quantile(delays, 1)));
  }

  private static List<String> problems(List<Long> delays) {
    return delays.isEmpty() ? List.of("no alert was seen") : List.of();
  }

  private static double quantile(List<Long> sorted, double quantile) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
  }

  private static Entrant entrant(Rig rig) {
    WorkloadTraffic traffic =
        new WorkloadTraffic(Layout.MAP, 0, AlertLatency.MODELS, 1, 1, false, false);
    return new Entrant(
        "plumbline",
        new Workload(traffic, Watch.DRIFT, 1_000, 1_000, 2, "hashmap", 10_000, rig.kafka()));
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    return List.of(
        String.format(
            Locale.ROOT,
            "99 of 100 alerts are read within %.2f s.",
            rows.get(0).more().get(NEARLY_ALL) / 1_000));
  }

  @Override
  public String table(List<ResultRow> rows) {
    Map<String, Double> seen = rows.get(0).more();
    return String.format(
        Locale.ROOT,
        """
        | models | alerts seen | p50 ms | p99 ms | max ms |
        |--:|--:|--:|--:|--:|
        | %d | %,.0f | %,.0f | %,.0f | %,.0f |
        """,
        AlertLatency.MODELS,
        seen.get(ALERTS),
        seen.get(HALF),
        seen.get(NEARLY_ALL),
        seen.get(SLOWEST));
  }
}
