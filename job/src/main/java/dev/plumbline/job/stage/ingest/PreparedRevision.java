package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.job.decode.ColumnLayout;
import dev.plumbline.monitoring.control.Comparison;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.control.Timeline;
import dev.plumbline.monitoring.monitor.Monitor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is known of the predictions under one revision of a monitor: where their values go, what is
 * made of them, and what is known of each version. Forgotten when monitors or profiles change.
 */
final class PreparedRevision {

  private final DatedRevision watched;
  private final ControlBook book;
  private final SeriesNumbers lines;
  private final ColumnLayout layout;
  private final PredictionShaper shaper;
  private final Consumer<String> makeRoom;
  private final Map<String, Timeline<PreparedVersion>> versions = new HashMap<>();
  private String lastName;
  private PreparedVersion last;

  /**
   * @param makeRoom asked, with the model, before a version is added
   */
  PreparedRevision(
      DatedRevision watched,
      ControlBook book,
      SeriesNumbers lines,
      SharedColumns columns,
      Consumer<String> makeRoom) {
    Monitor monitor = watched.monitor();
    this.watched = watched;
    this.book = book;
    this.lines = lines;
    this.makeRoom = makeRoom;
    this.layout = new ColumnLayout(monitor, columns.of(monitor.columns().size()));
    this.shaper = new PredictionShaper(watched);
  }

  DatedRevision watched() {
    return watched;
  }

  ColumnLayout layout() {
    return layout;
  }

  PredictionShaper shaper() {
    return shaper;
  }

  /** What is known of a version at an event time: mostly that of the prediction before. */
  PreparedVersion version(String name, long eventTime) {
    if (last == null || !name.equals(lastName) || !last.holds(eventTime)) {
      lastName = name;
      last = find(name, eventTime);
    }
    return last;
  }

  private PreparedVersion find(String name, long eventTime) {
    Timeline<PreparedVersion> known = versions.get(name);
    if (known == null) {
      known = add(name);
    }
    return known.atOrFirst(eventTime);
  }

  private Timeline<PreparedVersion> add(String name) {
    String model = watched.monitor().model();
    makeRoom.accept(model);
    Timeline<PreparedVersion> added = new Timeline<>();
    for (Comparison comparison : book.comparisons(watched, name)) {
      int line = lines.numberOf(model, name, comparison.generation());
      added.add(comparison.from(), new PreparedVersion(comparison, line, name));
    }
    versions.put(name, added);
    return added;
  }

  /** Lets the next prediction of each version be as the first. */
  void forgetVersions() {
    versions.clear();
    last = null;
  }
}
