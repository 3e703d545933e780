package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One series under one rule: keeps the memory between two judgements and every alert told. */
final class Life {

  private final List<Alert> alerts = new ArrayList<>();
  private AlertLifecycle lifecycle;
  private Rule rule;
  private AlertMemory memory;

  Life(Rule rule) {
    change(CardFraud.monitor(rule));
  }

  /** From now on the one rule of this monitor judges. */
  void change(Monitor monitor) {
    rule = monitor.rules().get(0);
    lifecycle = new AlertLifecycle(monitor);
  }

  Life judge(Measurement measurement) {
    return keep(lifecycle.judge(rule, memory, measurement, List.of()));
  }

  /**
   * Judges accuracies in the order given. Each word is {@code value}, for the next window; {@code
   * value/count}; {@code ?} for an undefined value; {@code -} for a window that never came; or
   * {@code 3:value} for a revision of window 3.
   */
  Life judge(String words) {
    int window = 0;
    for (String word : words.split(" ")) {
      int judged = ++window;
      String text = word;
      int revision = 0;
      if (word.contains(":")) {
        window--;
        judged = Integer.parseInt(word.substring(0, word.indexOf(':')));
        text = word.substring(word.indexOf(':') + 1);
        revision = 1;
      }
      if (!text.equals("-")) {
        judge(accuracy(judged, revision, text));
      }
    }
    return this;
  }

  Life end(String reason, long at) {
    return keep(lifecycle.end(memory, reason, at));
  }

  AlertMemory memory() {
    return memory;
  }

  List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  Alert last() {
    return alerts.get(alerts.size() - 1);
  }

  /** The alerts as words: {@code F2} fired, {@code U5} updated, {@code R7} resolved by a window. */
  String reported() {
    return alerts.stream().map(Life::word).collect(Collectors.joining(" "));
  }

  private Life keep(Judgement judgement) {
    memory = judgement.memory();
    if (judgement.alert() != null) {
      alerts.add(judgement.alert());
    }
    return this;
  }

  private static Measurement accuracy(int window, int revision, String text) {
    int slash = text.indexOf('/');
    long count = slash < 0 ? 2143 : Long.parseLong(text.substring(slash + 1));
    String number = slash < 0 ? text : text.substring(0, slash);
    Double value = number.equals("?") ? null : Double.valueOf(number);
    return CardFraud.accuracyOf(window, revision, value, count);
  }

  private static String word(Alert alert) {
    String letter = alert.sequence() == 0 ? "F" : "U";
    if (alert.status() == AlertStatus.RESOLVED) {
      letter = "R";
    }
    return letter + (alert.windowEnd() - CardFraud.NOON) / CardFraud.STEP;
  }
}
