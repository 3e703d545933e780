package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.control.MonitorHistory;
import dev.plumbline.monitoring.control.Timeline;

/**
 * The revisions of one model's monitor with all that was worked out for them, found by event time.
 * Forgotten when monitors or profiles change.
 */
final class PreparedRevisions {

  /** Of versions: so many more than are measured for themselves that those stay. */
  private static final int LEAST_LINES = 1_000;

  private final MonitorHistory history;
  private final ControlBook book;
  private final SeriesNumbers lines;
  private final SharedColumns columns;

  /** By place in the history; null as long as no prediction needed it. */
  private final PreparedRevision[] revisions;

  private final int mostLines;

  /**
   * @param versionLimit how many versions are measured for themselves
   */
  PreparedRevisions(
      MonitorHistory history,
      ControlBook book,
      SeriesNumbers lines,
      SharedColumns columns,
      int versionLimit) {
    this.history = history;
    this.book = book;
    this.lines = lines;
    this.columns = columns;
    this.mostLines = Math.max(LEAST_LINES, 2 * versionLimit);
    this.revisions = new PreparedRevision[history.places()];
  }

  /** The revision in force at an event time, or null when the model is not watched then. */
  PreparedRevision at(long eventTime) {
    int place = history.placeAt(eventTime);
    if (place == Timeline.NONE) {
      return null;
    }
    PreparedRevision known = revisions[place];
    return known == null ? prepare(place) : known;
  }

  private PreparedRevision prepare(int place) {
    DatedRevision watched = history.watchedAt(place);
    if (watched != null) {
      revisions[place] = new PreparedRevision(watched, book, lines, columns, this::makeRoom);
    }
    return revisions[place];
  }

  /** Before a version is added: of too many all are forgotten, and the next events begin anew. */
  private void makeRoom(String model) {
    if (lines.countOf(model) >= mostLines) {
      lines.forget(model);
      for (PreparedRevision revision : revisions) {
        if (revision != null) {
          revision.forgetVersions(); // what is announced and introduced twice does no harm
        }
      }
    }
  }
}
