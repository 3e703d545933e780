package dev.plumbline.job.stage.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers (model, version, generation) in the order in which a subtask meets them, from 0 on: see
 * {@link dev.plumbline.monitoring.event.Prediction#line()}. A number holds whatever becomes of
 * monitors and profiles, as what is kept by it does, until those of its model are forgotten; then
 * it is given to another, which is introduced anew.
 */
final class SeriesNumbers {

  private record Line(String version, int generation) {}

  private final Map<String, Map<Line, Integer>> numbers = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int next;

  /** The number of a line. */
  int numberOf(String model, String version, int generation) {
    return numbers
        .computeIfAbsent(model, unseen -> new HashMap<>())
        .computeIfAbsent(new Line(version, generation), unseen -> number());
  }

  private int number() {
    return free.isEmpty() ? next++ : free.removeFirst();
  }

  /** How many numbers a model has. */
  int countOf(String model) {
    Map<Line, Integer> known = numbers.get(model);
    return known == null ? 0 : known.size();
  }

  /** Takes the numbers of a model back: nobody may use them before they are introduced again. */
  void forget(String model) {
    Map<Line, Integer> known = numbers.remove(model);
    if (known != null) {
      free.addAll(known.values());
    }
  }
}
