package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.ColumnLayout;
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
  private final ColumnLayout layout;
  private final PredictionShaper shaper;
  private final Map<String, WatchedVersion> versions = new HashMap<>();

  WatchedRevision(Watched watched, ControlBook book) {
    this.watched = watched;
    this.book = book;
    this.layout = new ColumnLayout(watched.monitor());
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

  WatchedVersion version(String version) {
    WatchedVersion known = versions.get(version);
    if (known == null) {
      if (versions.size() >= MOST_VERSIONS) {
        versions.clear(); // what is told twice does no harm
      }
      known = new WatchedVersion(watched, version, book.profileFor(watched.monitor(), version));
      versions.put(version, known);
    }
    return known;
  }
}
