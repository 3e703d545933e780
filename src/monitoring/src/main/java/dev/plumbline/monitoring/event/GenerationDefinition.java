package dev.plumbline.monitoring.event;

import java.util.Arrays;

/**
 * One revision of a monitor on its way through the job, as text, with the profile it refers to. A
 * stage parses it once and keeps the result beside its state.
 *
 * @param monitor the revision as it stands on the monitors topic (JSON)
 * @param generation the revision that last changed more than rules: series of one generation share
 *     their panes, a new generation starts anew
 * @param from event time from which the generation holds, epoch milliseconds
 * @param until event time at which the generation ends; {@link Long#MAX_VALUE} while no end is
 *     known
 * @param last nothing follows this generation: the monitor was deleted
 * @param reference id of the reference profile, empty when none is published
 * @param profile the reference profile's bytes, null when none is published or none is needed
 * @param calibration bytes of the reference profile's calibration map, null when it has none or
 *     none is needed
 */
public record GenerationDefinition(
    String monitor,
    int generation,
    long from,
    long until,
    boolean last,
    String reference,
    byte[] profile,
    byte[] calibration) {

  /**
   * The same for stages that do not compare with the reference, but may ask for its calibration.
   */
  public GenerationDefinition withoutReference() {
    return new GenerationDefinition(monitor, generation, from, until, last, "", null, calibration);
  }

  /** The same with a profile's bytes. */
  public GenerationDefinition withProfile(byte[] bytes) {
    return new GenerationDefinition(
        monitor, generation, from, until, last, reference, bytes, calibration);
  }

  /** Why the series of this generation end with it, in words. */
  public String reasonToEnd() {
    if (last) {
      return "the monitor was deleted";
    }
    return reference.isEmpty()
        ? "the monitor was changed"
        : "the monitor or its profile was changed";
  }

  /** Whether this is the same time of the same revision, with a calibration that is news. */
  public boolean knowsMoreThan(GenerationDefinition other) {
    return calibration != null
        && until == other.until
        && !Arrays.equals(calibration, other.calibration);
  }
}
