package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.Definition;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What is known of the predictions of one version under one revision of a monitor, so that it is
 * worked out once and not for each of them: as long as monitors and profiles do not change.
 */
final class WatchedVersion {

  private static final int MOST_SEGMENTS = 10_000;

  /** These events have nothing to tell, in this generation of the announcer. */
  private record Quiet(long from, long until, int generation) {}

  private final Watched watched;
  private final int line;
  private final String version;
  private final PublishedProfile profile;
  private final Map<String[], Quiet> quiet = new IdentityHashMap<>();
  private boolean isIntroduced;

  /**
   * @param line see {@link dev.plumbline.job.event.Prediction#line()}
   * @param profile what it is compared with; null when nothing is published
   */
  WatchedVersion(Watched watched, int line, String version, PublishedProfile profile) {
    this.watched = watched;
    this.line = line;
    this.version = version;
    this.profile = profile;
  }

  int line() {
    return line;
  }

  /** The definition behind its predictions the first time, then null. */
  Definition introduction() {
    if (isIntroduced) {
      return null;
    }
    isIntroduced = true;
    return watched.definition(profile);
  }

  /**
   * Lets the series of an event be told where that is due.
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
      SeriesAnnouncer.Known told =
          announcer.counted(watched, version, segments, profile, eventTime);
      quiet.put(segments, new Quiet(told.from(), told.until(), announcer.generation()));
    }
  }
}
