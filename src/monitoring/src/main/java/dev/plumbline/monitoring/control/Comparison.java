package dev.plumbline.monitoring.control;

import dev.plumbline.monitoring.event.GenerationDefinition;

/**
 * What the predictions of a version are compared with in one stretch of event time: a generation of
 * its monitor, or the part of one in which one edition of its profile is in force. Windows never
 * reach over its ends, as they never reach over those of a generation, so that a profile that is
 * published again replaces the one before at one event time and is never judged beside it.
 *
 * @param watched the revision of the monitor
 * @param profile the edition; null when none is published
 * @param generation the watched generation; negative from the second edition in it on, and a number
 *     of its own for each minute in which one begins
 * @param from event time from which it holds, epoch milliseconds
 * @param until event time at which it ends, {@link Long#MAX_VALUE} while no end is known
 * @param calibrations of all editions, as {@link
 *     dev.plumbline.monitoring.control.DatedCalibrations} writes them; null when the monitor asks
 *     for no estimates
 */
public record Comparison(
    DatedRevision watched,
    PublishedProfile profile,
    int generation,
    long from,
    long until,
    byte[] calibrations) {

  private static final long A_MINUTE = 60_000;

  /** The number of the part of a generation that begins with an edition at this time. */
  static int generationOfEdition(long from) {
    return -1 - (int) Math.floorMod(from / A_MINUTE, (long) Integer.MAX_VALUE);
  }

  /** Whether an event of this time belongs to it. */
  public boolean holds(long eventTime) {
    return eventTime >= from && eventTime < until;
  }

  /** Tells it from the other comparisons of its series. */
  public String key() {
    return generation + "/" + (profile == null ? "none" : profile.id());
  }

  /** The same that ends at an instant, since the edition was taken back. */
  public Comparison endedAt(long instant) {
    return new Comparison(watched, profile, generation, from, instant, calibrations);
  }

  /** What stages that compare are told. */
  public GenerationDefinition definition() {
    return new GenerationDefinition(
        watched.text(),
        generation,
        from,
        until,
        watched.last() && until == watched.until(),
        profile == null ? "" : profile.id(),
        profile == null ? null : profile.bytes(),
        calibrations);
  }

  /** What stages that do not compare are told: the whole generation. */
  public GenerationDefinition withoutReference() {
    return new GenerationDefinition(
        watched.text(),
        watched.generation(),
        watched.from(),
        watched.until(),
        watched.last(),
        "",
        null,
        calibrations);
  }
}
