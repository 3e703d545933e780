package dev.plumbline.monitoring.profile;

import java.time.Instant;

/**
 * A profile as it was published.
 *
 * @param profile its content
 * @param effectiveFrom event time from which it is what its name stands for, until a later edition
 *     of that name takes effect; {@link Instant#EPOCH} = always
 */
public record ProfileEdition(Profile profile, Instant effectiveFrom) {

  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  /** Refuses times that no event has. */
  public ProfileEdition {
    if (effectiveFrom.isBefore(Instant.EPOCH) || !effectiveFrom.isBefore(YEAR_10000)) {
      throw new IllegalArgumentException(
          "effective_from " + effectiveFrom + " does not lie between 1970 and 9999");
    }
  }
}
