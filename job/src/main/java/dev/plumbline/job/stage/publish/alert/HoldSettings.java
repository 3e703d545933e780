package dev.plumbline.job.stage.publish.alert;

import java.io.Serializable;
import java.time.Duration;

/**
 * What {@link HoldAlerts} goes by.
 *
 * @param transactionTimeout {@code alerts.transaction-timeout}
 * @param maxFutureSkew how far an event may lie beyond its record's timestamp
 */
public record HoldSettings(Duration transactionTimeout, Duration maxFutureSkew)
    implements Serializable {

  /** For what event time does not say: clocks of brokers and hosts that differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  /**
   * How far event time may be ahead of the wall clock, milliseconds: an alert that was published
   * before some time is of event time at most that much later.
   */
  long aheadMs() {
    return maxFutureSkew.plus(CLOCKS_DIFFER).toMillis();
  }
}
