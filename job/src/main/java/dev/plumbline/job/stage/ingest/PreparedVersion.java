package dev.plumbline.job.stage.ingest;

import dev.plumbline.monitoring.control.Comparison;
import dev.plumbline.monitoring.event.GenerationDefinition;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What is known of the predictions of one version under one revision of a monitor, while they are
 * compared with the same profile, so that it is worked out once and not for each of them: as long
 * as monitors and profiles do not change.
 */
final class PreparedVersion {

  private static final int MOST_SEGMENTS = 10_000;

  /** These events have nothing to tell, in this generation of the announcer. */
  private record Quiet(long from, long until, int generation) {}

  private final Comparison comparison;
  private final int line;
  private final String version;
  private final Map<String[], Quiet> quiet = new IdentityHashMap<>();
  private boolean isIntroduced;

  /**
   * @param line see {@link dev.plumbline.monitoring.event.Prediction#line()}
   * @param comparison what it is compared with
   */
  PreparedVersion(Comparison comparison, int line, String version) {
    this.comparison = comparison;
    this.line = line;
    this.version = version;
  }

  /** Whether predictions of this time are compared so. */
  boolean holds(long eventTime) {
    return comparison.holds(eventTime);
  }

  int line() {
    return line;
  }

  /** The definition behind its predictions the first time, then null. */
  GenerationDefinition introduction() {
    if (isIntroduced) {
      return null;
    }
    isIntroduced = true;
    return comparison.definition();
  }

  /**
   * Lets the series of an event be announced where that is due.
   *
   * @param segments the same array for the same segments
   */
  void announce(SeriesAnnouncer announcer, String[] segments, long eventTime) {
    Quiet known = quiet.get(segments);
    if (known == null
        || eventTime >= known.until()
        || eventTime < known.from()
        || known.generation() != announcer.generation()) {
      if (quiet.size() >= MOST_SEGMENTS) {
        quiet.clear();
      }
      AnnouncedPeriods.Span announced =
          announcer.counted(comparison.watched(), version, segments, eventTime);
      quiet.put(segments, new Quiet(announced.from(), announced.until(), announcer.generation()));
    }
  }
}
