package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.monitoring.alert.Alert;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The alerts that a restore may find missing on the topic, with where to look for them: those since
 * the last checkpoint, of every checkpoint that is not known to be complete, and of the last one
 * that is. A transaction is committed when its checkpoint is complete, so whatever is older has
 * been committed.
 */
final class HeldAlerts {

  private final Deque<Span> closed = new ArrayDeque<>();

  private List<Alert> open = new ArrayList<>();
  private List<PublishedUpTo> openFrom;

  /** Nothing held; the topic reaches so far. */
  HeldAlerts(List<PublishedUpTo> from) {
    openFrom = List.copyOf(from);
  }

  /** Holds an alert that is handed to the sink. */
  void add(Alert alert) {
    open.add(alert);
  }

  /**
   * A checkpoint is taken: what was added since the last one is in its transaction.
   *
   * @param reached how far the topic reached at some time before, at the latest now
   */
  void checkpoint(long checkpoint, List<PublishedUpTo> reached) {
    closed.addLast(new Span(checkpoint, openFrom, open));
    open = new ArrayList<>();
    openFrom = List.copyOf(reached);
  }

  /** A checkpoint is complete: what came before its transaction is on the topic. */
  void complete(long checkpoint) {
    while (!closed.isEmpty() && closed.getFirst().checkpoint < checkpoint) {
      closed.removeFirst();
    }
  }

  /** What is held by checkpoints, in the order in which it was added. */
  List<HeldAlert> alerts() {
    List<HeldAlert> held = new ArrayList<>();
    for (Span span : closed) {
      span.alerts.forEach(alert -> held.add(new HeldAlert(span.checkpoint, alert)));
    }
    return held;
  }

  /** Where the topic is to be read from to find all of it. */
  List<PublishedUpTo> from() {
    return closed.isEmpty() ? openFrom : closed.getFirst().from;
  }

  private record Span(long checkpoint, List<PublishedUpTo> from, List<Alert> alerts) {}
}
