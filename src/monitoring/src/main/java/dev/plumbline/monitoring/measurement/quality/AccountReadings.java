package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.event.Outcome.Kind;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;

/** What an account of labels says by each metric of it: numbers of labels, and their delay. */
final class AccountReadings {

  private AccountReadings() {}

  static Reading of(Metric metric, LabelAccount account) {
    return switch (metric) {
      case ACCOUNTING_JOINED -> count(account, Kind.JOINED);
      case ACCOUNTING_RETRACTED -> count(account, Kind.RETRACTED);
      case ACCOUNTING_SUPERSEDED -> count(account, Kind.SUPERSEDED);
      case ACCOUNTING_OUT_OF_TIME -> count(account, Kind.OUT_OF_TIME);
      case LABEL_DELAY_P50 -> delay(account, 0.5);
      case LABEL_DELAY_P95 -> delay(account, 0.95);
      case LABEL_DELAY_P99 -> delay(account, 0.99);
      default -> throw TaskQuality.unfit(metric);
    };
  }

  private static Reading count(LabelAccount account, Kind kind) {
    return Reading.of(account.of(kind), account.of(kind));
  }

  private static Reading delay(LabelAccount account, double quantile) {
    return Reading.of(
        account.delays().quantileInterval(quantile),
        account.delays().count(),
        "no label in the window");
  }
}
