package dev.plumbline.job.stage.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers (model, version, generation) in the order in which a subtask meets them, from 0 on: see
 * {@link dev.plumbline.job.event.Prediction#line()}. A number holds as long as the subtask runs,
 * whatever becomes of monitors and profiles, as what is kept by it does.
 */
final class PredictionLines {

  private record Line(String model, String version, int generation) {}

  private final Map<Line, Integer> numbers = new HashMap<>();

  /** The number of a line. */
  int numberOf(String model, String version, int generation) {
    return numbers.computeIfAbsent(new Line(model, version, generation), unseen -> numbers.size());
  }
}
