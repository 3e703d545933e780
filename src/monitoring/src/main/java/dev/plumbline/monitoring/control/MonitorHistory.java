package dev.plumbline.monitoring.control;

import dev.plumbline.monitoring.monitor.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * All revisions of one model's monitor, and which of them is in force when: the latest of those
 * that have taken effect. A change of rules or alert labels keeps the generation, any other change
 * starts a new one.
 */
public final class MonitorHistory {

  /** No revision has taken effect. */
  public static final int NONE = -1;

  private record Entry(Monitor monitor, String text) {}

  private final Map<Integer, Entry> revisions = new TreeMap<>();
  private List<DatedRevision> timeline = List.of();

  /** When each revision of the timeline takes effect, epoch milliseconds, ascending. */
  private long[] starts = {};

  public void add(Monitor monitor, String text) {
    revisions.put(monitor.revision(), new Entry(monitor, text));
    timeline = arrange();
    starts =
        timeline.stream()
            .mapToLong(watched -> watched.monitor().effectiveFrom().toEpochMilli())
            .toArray();
  }

  /** The revision in force at an event time, or null when the model is not watched then. */
  public DatedRevision at(long eventTime) {
    int place = placeAt(eventTime);
    return place == NONE ? null : watchedAt(place);
  }

  /** Place in the history of the latest revision that has taken effect, or {@link #NONE}. */
  public int placeAt(long eventTime) {
    int place = starts.length - 1;
    while (place >= 0 && starts[place] > eventTime) {
      place--;
    }
    return place;
  }

  /** The revision at a place, or null when it ends the watch. */
  public DatedRevision watchedAt(int place) {
    DatedRevision watched = timeline.get(place);
    return watched.monitor().deleted() ? null : watched;
  }

  /** How many places the history has. */
  public int places() {
    return starts.length;
  }

  /** Every revision that watches, in the order in which they take effect. */
  public List<DatedRevision> timeline() {
    return timeline.stream().filter(watched -> !watched.monitor().deleted()).toList();
  }

  private List<DatedRevision> arrange() {
    List<Entry> ordered = new ArrayList<>();
    for (Entry entry : revisions.values()) {
      ordered.removeIf(
          earlier -> !earlier.monitor().effectiveFrom().isBefore(entry.monitor().effectiveFrom()));
      ordered.add(entry);
    }
    List<DatedRevision> arranged = new ArrayList<>();
    int start = 0;
    int labelsSince = 0;
    for (int i = 0; i < ordered.size(); i++) {
      Monitor monitor = ordered.get(i).monitor();
      if (i > 0 && !sameShape(ordered.get(i - 1).monitor(), monitor)) {
        start = i;
        labelsSince = judgesLabelsAlike(monitorAt(ordered, i - 1), monitor) ? labelsSince : i;
      }
      int next = start;
      while (next < ordered.size()
          && sameShape(ordered.get(start).monitor(), monitorAt(ordered, next))) {
        next++;
      }
      boolean followed = next < ordered.size();
      arranged.add(
          new DatedRevision(
              monitor,
              ordered.get(i).text(),
              ordered.get(start).monitor().revision(),
              ordered.get(labelsSince).monitor().revision(),
              ordered.get(start).monitor().effectiveFrom().toEpochMilli(),
              followed ? monitorAt(ordered, next).effectiveFrom().toEpochMilli() : Long.MAX_VALUE,
              followed && monitorAt(ordered, next).deleted()));
    }
    return arranged;
  }

  private static Monitor monitorAt(List<Entry> ordered, int index) {
    return ordered.get(index).monitor();
  }

  private static boolean sameShape(Monitor one, Monitor other) {
    return judgesLabelsAlike(one, other)
        && one.features().equals(other.features())
        && one.featureSets().equals(other.featureSets())
        && one.windows().equals(other.windows())
        && one.cohorts().equals(other.cohorts())
        && one.reference().equals(other.reference());
  }

  /**
   * Whether a prediction under one and its label under the other can be counted together with those
   * of the other: they have the same series, and the numbers mean the same.
   */
  private static boolean judgesLabelsAlike(Monitor one, Monitor other) {
    return one.deleted() == other.deleted()
        && one.task() == other.task()
        && Objects.equals(one.positiveClass(), other.positiveClass())
        && one.decisionThreshold() == other.decisionThreshold()
        && one.versions() == other.versions()
        && one.segments().equals(other.segments())
        && one.horizon().equals(other.horizon())
        && one.answers().equals(other.answers())
        && one.estimates() == other.estimates()
        && one.awaitsLabels() == other.awaitsLabels()
        && one.keepsProbabilities() == other.keepsProbabilities();
  }
}
