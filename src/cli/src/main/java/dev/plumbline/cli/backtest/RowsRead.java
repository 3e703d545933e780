package dev.plumbline.cli.backtest;

import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.row.EventRow;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be reported of the rows that a backtest has read, beside what the dataflow says of
 * them.
 */
final class RowsRead {

  private final String monitored;
  private final Set<String> ignored = new TreeSet<>();
  private final Map<EventKind, String> firstIds = new EnumMap<>(EventKind.class);
  private final Map<EventKind, String> otherModels = new EnumMap<>(EventKind.class);

  /**
   * Nothing read yet.
   *
   * @param monitored the model that the monitor watches
   */
  RowsRead(String monitored) {
    this.monitored = monitored;
  }

  /** A row that became an event. */
  synchronized void add(EventKind kind, String place, EventRow.Json row) {
    firstIds.putIfAbsent(kind, row.predictionId());
    if (!row.model().equals(monitored)) {
      otherModels.putIfAbsent(kind, "%s of model \"%s\"".formatted(place, row.model()));
    }
  }

  /** Columns that are none of ours. */
  synchronized void ignore(Set<String> columns) {
    ignored.addAll(columns);
  }

  /** The columns that were ignored, in alphabetical order. */
  synchronized Set<String> ignored() {
    return new TreeSet<>(ignored);
  }

  /** The prediction id of the first row of a kind; empty without one. */
  synchronized String firstId(EventKind kind) {
    return firstIds.getOrDefault(kind, "");
  }

  /** The first row of a kind that is of another model, in words. */
  synchronized String otherModel(EventKind kind) {
    return otherModels.getOrDefault(kind, "a row of another model");
  }
}
