package dev.plumbline.cli.backtest;

import dev.plumbline.cli.file.AbsentTimes;
import dev.plumbline.cli.terminal.DisplayText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When labels came whose file does not say it: a fixed time after their predictions. Of several of
 * one id each comes a millisecond after the one before it in the file, so the last of them holds.
 * Keeps about 100 bytes a prediction.
 */
final class LabelTimes implements AbsentTimes {

  private final Duration after;
  private final long afterMs;
  private final Map<String, Long> predictedAt = new HashMap<>();
  private long lastPredictedAt;
  private long asked;

  LabelTimes(Duration after) {
    this.after = after;
    afterMs = after.toMillis();
  }

  /** A prediction; of several of one id the earliest holds, as in the join. */
  void predicted(String model, String id, long at) {
    predictedAt.merge(key(model, id), at, Math::min);
    lastPredictedAt = Math.max(lastPredictedAt, at);
  }

  @Override
  public long of(String model, String id) {
    asked++;
    Long at = predictedAt.computeIfPresent(key(model, id), (known, time) -> time + 1);
    return (at == null ? lastPredictedAt : at - 1) + afterMs;
  }

  /** How many labels had no time. */
  long asked() {
    return asked;
  }

  /** What was assumed, one sentence. */
  String inWords() {
    return "%s labels have no time; each is taken to have come %s after its prediction, of several of one id in the order of the file."
        .formatted(DisplayText.count(asked), BacktestText.inWords(after));
  }

  private static String key(String model, String id) {
    return model + '\0' + id;
  }
}
