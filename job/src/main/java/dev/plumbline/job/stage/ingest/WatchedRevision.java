package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.ColumnLayout;
import dev.plumbline.monitoring.monitor.Monitor;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of the predictions under one revision of a monitor: where their values go, what is
 * made of them, and what is known of each version. Forgotten when monitors or profiles change.
 */
final class WatchedRevision {

  private static final int MOST_VERSIONS = 10_000;

  private final Watched watched;
  private final ControlBook book;
  private final PredictionLines lines;
  private final ColumnLayout layout;
  private final PredictionShaper shaper;
  private final Map<String, WatchedVersion> versions = new HashMap<>();
  private String lastName;
  private WatchedVersion last;

  WatchedRevision(Watched watched, ControlBook book, PredictionLines lines, SharedColumns columns) {
    Monitor monitor = watched.monitor();
    this.watched = watched;
    this.book = book;
    this.lines = lines;
    this.layout = new ColumnLayout(monitor, columns.of(monitor.columns().size()));
    this.shaper = new PredictionShaper(watched);
  }

  Watched watched() {
    return watched;
  }

  ColumnLayout layout() {
    return layout;
  }

  PredictionShaper shaper() {
    return shaper;
  }

  /** What is known of a version: mostly that of the prediction before. */
  WatchedVersion version(String name) {
    if (last == null || !name.equals(lastName)) {
      lastName = name;
      last = versions.get(name);
      if (last == null) {
        last = add(name);
      }
    }
    return last;
  }

  private WatchedVersion add(String name) {
    if (versions.size() >= MOST_VERSIONS) {
      versions.clear(); // what is told twice does no harm
    }
    Monitor monitor = watched.monitor();
    int line = lines.numberOf(monitor.model(), name, watched.generation());
    WatchedVersion added = new WatchedVersion(watched, line, name, book.profileFor(monitor, name));
    versions.put(name, added);
    return added;
  }
}
