package dev.plumbline.job.settings;

import java.time.Duration;

/**
 * How the job deals with time; the file {@code plumbline.yaml} says what too little and too much of
 * each does.
 *
 * @param outOfOrderness disorder within a partition that windows wait for
 * @param allowedLateness how much later than that an event still revises its windows
 * @param maxFutureSkew how far beyond its record's timestamp an event may be
 * @param silence without a record for this long, read to its end, a partition is silent
 * @param idle without a record for this long a partition is silent in any case, if the broker
 *     answers
 * @param idleFlush silence of all partitions after which time goes on by the wall clock
 */
public record TimeSettings(
    Duration outOfOrderness,
    Duration allowedLateness,
    Duration maxFutureSkew,
    Duration silence,
    Duration idle,
    Duration idleFlush) {

  private static final Duration SHORTEST_WAKING = Duration.ofSeconds(5);

  /**
   * How long event time waits for every partition again when a silence of all ends: as long as one
   * must be silent, but at least five seconds, since producers that wake do not all begin at once.
   */
  public Duration waking() {
    return silence.compareTo(SHORTEST_WAKING) > 0 ? silence : SHORTEST_WAKING;
  }
}
