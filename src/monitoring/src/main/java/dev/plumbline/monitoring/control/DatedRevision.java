package dev.plumbline.monitoring.control;

import dev.plumbline.monitoring.monitor.Monitor;

/**
 * A revision of a monitor at its place in the model's history.
 *
 * @param monitor the revision
 * @param text its text on the monitors topic
 * @param generation the revision that last changed more than rules
 * @param labelsSince the earliest generation since which nothing has changed by which labels are
 *     judged; the generation itself when it changed something of that
 * @param from event time from which the generation holds, epoch milliseconds
 * @param until event time at which the generation ends, {@link Long#MAX_VALUE} while no end is
 *     known
 * @param last whether the monitor is deleted at {@code until}
 */
public record DatedRevision(
    Monitor monitor,
    String text,
    int generation,
    int labelsSince,
    long from,
    long until,
    boolean last) {

  /**
   * Revisions are told apart by identity: a changed history makes new ones, which are announced
   * anew.
   */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
