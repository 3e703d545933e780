package dev.plumbline.monitoring.control;

import dev.plumbline.monitoring.monitor.Monitor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All revisions of one model's monitor, and which of them is in force when: the latest of those
 * that have taken effect. What {@link Continuity goes on} with it decides where generations begin.
 * In whatever order revisions are added, and however often, the history is the same.
 */
public final class MonitorHistory {

  private record Entry(Monitor monitor, String text) {}

  private final Map<Integer, Entry> revisions = new TreeMap<>();
  private Timeline<DatedRevision> timeline = new Timeline<>();

  /**
   * Takes a revision in.
   *
   * @param text its text on the monitors topic
   */
  public void add(Monitor monitor, String text) {
    revisions.put(monitor.revision(), new Entry(monitor, text));
    timeline = arrange();
  }

  /** The revision in force at an event time, or null when the model is not watched then. */
  public DatedRevision at(long eventTime) {
    int place = placeAt(eventTime);
    return place == Timeline.NONE ? null : watchedAt(place);
  }

  /**
   * Place in the history of the latest revision that has taken effect, or {@link Timeline#NONE}.
   */
  public int placeAt(long eventTime) {
    return timeline.placeAt(eventTime);
  }

  /** The revision at a place, or null when it ends the watch. */
  public DatedRevision watchedAt(int place) {
    DatedRevision watched = timeline.value(place);
    return watched.monitor().deleted() ? null : watched;
  }

  /** How many places the history has. */
  public int places() {
    return timeline.places();
  }

  /** Every revision that watches, in the order in which they take effect. */
  public List<DatedRevision> timeline() {
    return timeline.values().stream().filter(watched -> !watched.monitor().deleted()).toList();
  }

  private Timeline<DatedRevision> arrange() {
    Timeline<Entry> ordered = new Timeline<>();
    revisions
        .values()
        .forEach(entry -> ordered.add(entry.monitor().effectiveFrom().toEpochMilli(), entry));
    Timeline<DatedRevision> arranged = new Timeline<>();
    int start = 0;
    int labelsSince = 0;
    for (int place = 0; place < ordered.places(); place++) {
      Continuity goesOn = place == 0 ? Continuity.ALL : between(ordered, place - 1, place);
      start = goesOn == Continuity.ALL ? start : place;
      labelsSince = goesOn == Continuity.NOTHING ? place : labelsSince;
      int next = start + 1;
      while (next < ordered.places() && between(ordered, start, next) == Continuity.ALL) {
        next++;
      }
      arranged.add(
          ordered.start(place),
          new DatedRevision(
              monitorAt(ordered, place),
              ordered.value(place).text(),
              monitorAt(ordered, start).revision(),
              monitorAt(ordered, labelsSince).revision(),
              ordered.start(start),
              ordered.end(next - 1),
              next < ordered.places() && monitorAt(ordered, next).deleted()));
    }
    return arranged;
  }

  private static Continuity between(Timeline<Entry> ordered, int one, int other) {
    return Continuity.between(monitorAt(ordered, one), monitorAt(ordered, other));
  }

  private static Monitor monitorAt(Timeline<Entry> ordered, int place) {
    return ordered.value(place).monitor();
  }
}
