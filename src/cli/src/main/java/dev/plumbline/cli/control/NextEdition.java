package dev.plumbline.cli.control;

import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides what becomes of a profile that is to be published: its name stands for one profile at any
 * event time, so that what is published again takes effect when no event of that time can have been
 * judged yet, as a monitor does.
 */
public final class NextEdition {

  private NextEdition() {}

  /**
   * The edition to publish; empty when the newest one of the name has the same content already.
   *
   * @param newest the newest edition of the name; empty when there is none
   * @param schedule when it is to take effect
   * @throws RefusedChangeException when that time is not safe, or earlier than the edition before
   */
  public static Optional<ProfileEdition> next(
      Profile profile, Optional<ProfileEdition> newest, Schedule schedule)
      throws RefusedChangeException {
    Instant from = wholeMilliseconds(schedule.effectiveFrom());
    if (newest.isEmpty()) {
      return Optional.of(edition(profile, from));
    }
    ProfileEdition last = newest.get();
    if (last.profile().hash().equals(profile.hash())) {
      boolean earlierIsWanted = schedule.beforeStart() && from.isBefore(last.effectiveFrom());
      return earlierIsWanted ? Optional.of(edition(profile, from)) : Optional.empty();
    }
    if (schedule.beforeStart() || !from.isBefore(last.effectiveFrom())) {
      return Optional.of(edition(profile, from));
    }
    if (schedule.wanted().isEmpty()) {
      return Optional.of(edition(profile, last.effectiveFrom()));
    }
    throw new RefusedChangeException(
        "effective_from %s is before %s takes effect, at %s; choose that time or a later one"
            .formatted(from, last.profile().id(), last.effectiveFrom()));
  }

  private static ProfileEdition edition(Profile profile, Instant from)
      throws RefusedChangeException {
    try {
      return new ProfileEdition(profile, from);
    } catch (IllegalArgumentException e) {
      throw new RefusedChangeException(profile.id() + ": " + e.getMessage());
    }
  }

  /** Not before the instant: one that is safe stays so. */
  private static Instant wholeMilliseconds(Instant instant) {
    Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
    return cut.equals(instant) ? cut : cut.plusMillis(1);
  }
}
