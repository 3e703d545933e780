package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.VersionLimitAlert;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.function.SupplierWithException;

/**
 * The one alert that a model has more versions than are measured for themselves, in Flink's keyed
 * state: it fires at the end of the first pane that has one over the limit, and resolves when there
 * was none for a day, to six hours. Event time decides both.
 */
final class LimitAlert {

  private static final long OVER_AFTER =
      Duration.ofDays(1).toMillis() + SeriesDefinition.HEARD_EVERY_MS;

  private static final ValueStateDescriptor<Alert> FIRING =
      new ValueStateDescriptor<>("limit-alert", TypeInformation.of(Alert.class));
  private static final ValueStateDescriptor<Long> DUE =
      new ValueStateDescriptor<>("limit-alert-due", Types.LONG);
  private static final ValueStateDescriptor<Long> LAST =
      new ValueStateDescriptor<>("last-over-limit", Types.LONG);

  private final ValueState<Alert> firing;
  private final ValueState<Long> due;
  private final ValueState<Long> last;
  private final int limit;

  LimitAlert(RuntimeContext context, int limit) {
    this.firing = context.getState(FIRING);
    this.due = context.getState(DUE);
    this.last = context.getState(LAST);
    this.limit = limit;
  }

  /**
   * A version is over the limit.
   *
   * @param period start of the six hours it is in
   * @param paneEnd end of its pane, which event time has not passed
   */
  void over(long period, long paneEnd, TimerService timers) throws Exception {
    if (last.value() == null || last.value() < period) {
      last.update(period);
    }
    if (firing.value() == null && (due.value() == null || paneEnd < due.value())) {
      due.update(paneEnd);
      timers.registerEventTimeTimer(paneEnd - 1);
    }
  }

  /** Event time has come to an instant. */
  Optional<Alert> reached(
      long end, SupplierWithException<Monitor, Exception> monitor, TimerService timers)
      throws Exception {
    Alert fired = firing.value();
    if (fired == null && due.value() != null && due.value() <= end) {
      Alert alert =
          VersionLimitAlert.fired(monitor.get(), limit, SeriesDefinition.heardFrom(end - 1), end);
      firing.update(alert);
      due.clear();
      timers.registerEventTimeTimer(last.value() + OVER_AFTER - 1);
      return Optional.of(alert);
    }
    boolean inputEnded = timers.currentWatermark() == Long.MAX_VALUE;
    if (fired == null || inputEnded) {
      return Optional.empty();
    }
    long over = last.value() + OVER_AFTER;
    if (over > end) {
      timers.registerEventTimeTimer(over - 1);
      return Optional.empty();
    }
    firing.clear();
    last.clear();
    return Optional.of(VersionLimitAlert.over(fired, end));
  }

  void clear() {
    firing.clear();
    due.clear();
    last.clear();
  }
}
