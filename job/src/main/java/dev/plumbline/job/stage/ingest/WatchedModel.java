package dev.plumbline.job.stage.ingest;

/**
 * The revisions of one model's monitor with all that was worked out for them, found by event time.
 * Forgotten when monitors or profiles change.
 */
final class WatchedModel {

  private final MonitorHistory history;
  private final ControlBook book;
  private final PredictionLines lines;
  private final SharedColumns columns;

  /** By place in the history; null as long as no prediction needed it. */
  private final WatchedRevision[] revisions;

  WatchedModel(
      MonitorHistory history, ControlBook book, PredictionLines lines, SharedColumns columns) {
    this.history = history;
    this.book = book;
    this.lines = lines;
    this.columns = columns;
    this.revisions = new WatchedRevision[history.places()];
  }

  /** The revision in force at an event time, or null when the model is not watched then. */
  WatchedRevision at(long eventTime) {
    int place = history.placeAt(eventTime);
    if (place == MonitorHistory.NONE) {
      return null;
    }
    WatchedRevision known = revisions[place];
    return known == null ? prepare(place) : known;
  }

  private WatchedRevision prepare(int place) {
    Watched watched = history.watchedAt(place);
    if (watched != null) {
      revisions[place] = new WatchedRevision(watched, book, lines, columns);
    }
    return revisions[place];
  }
}
