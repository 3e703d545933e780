package dev.plumbline.job.backtest;

import dev.plumbline.monitoring.alert.RuleBook;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the windows that each rule looks at, and those that breach it. A window is judged when it
 * is measured, and counted when it is known that no revision follows.
 */
final class RuleWindows {

  /** Windows of one rule and series: all, and those in breach. */
  record Counted(long windows, long breaching) {

    private Counted and(boolean breach) {
      return new Counted(windows + 1, breaching + (breach ? 1 : 0));
    }
  }

  private static final int VERDICT = Integer.BYTES + 1;

  private final RuleBook rules;
  private final Map<RuleSeries, Integer> numbers = new HashMap<>();
  private final List<RuleSeries> series = new ArrayList<>();
  private final Map<RuleSeries, Counted> counted = new HashMap<>();

  RuleWindows(Monitor monitor) {
    rules = new RuleBook(monitor);
  }

  /** The verdicts of all rules on a measurement, before what is to be carried with them. */
  byte[] judge(Measurement measurement, byte[] carried) {
    List<Rule> judging = rules.rulesFor(measurement);
    List<Rule> breached = rules.breachedBy(measurement);
    ByteBuffer bytes = ByteBuffer.allocate(1 + judging.size() * VERDICT + carried.length);
    bytes.put((byte) judging.size());
    for (Rule rule : judging) {
      RuleSeries judged =
          new RuleSeries(
              rule.name(), measurement.version(), measurement.segment(), measurement.feature());
      bytes.putInt(numberOf(judged)).put((byte) (breached.contains(rule) ? 1 : 0));
    }
    return bytes.put(carried).array();
  }

  /** Counts the verdicts of a measurement that will not be revised; returns what they carry. */
  synchronized byte[] count(byte[] judged) {
    ByteBuffer bytes = ByteBuffer.wrap(judged);
    for (int left = bytes.get(); left > 0; left--) {
      RuleSeries of = series.get(bytes.getInt());
      boolean breach = bytes.get() != 0;
      counted.put(of, counted.getOrDefault(of, new Counted(0, 0)).and(breach));
    }
    byte[] carried = new byte[bytes.remaining()];
    bytes.get(carried);
    return carried;
  }

  /** What was counted. */
  synchronized Map<RuleSeries, Counted> counted() {
    return Map.copyOf(counted);
  }

  private synchronized int numberOf(RuleSeries judged) {
    return numbers.computeIfAbsent(
        judged,
        unknown -> {
          series.add(unknown);
          return series.size() - 1;
        });
  }
}
