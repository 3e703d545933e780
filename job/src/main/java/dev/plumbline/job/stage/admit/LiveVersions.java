package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.event.SeriesDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which versions of a model are measured for themselves. At most {@code limit} are live at
 * a time; what the others do is counted under one name.
 *
 * <ol>
 *   <li>Time is cut into periods of six hours, aligned to the epoch. A version is admitted in a
 *       period, or not in all of it.
 *   <li>A version that was admitted in one of the four periods before keeps its place: it lives
 *       until a day after the six hours of its last event, as series do.
 *   <li>Others come in at the end of the pane in which they first appear, as long as there are
 *       places: first those that a rule names, then those with more events in the pane, then by
 *       name.
 *   <li>A period in which all places are taken is full; nobody comes in any more, nor in an earlier
 *       period.
 * </ol>
 *
 * <p>So what is decided follows from the events of each pane, in the order of panes, whatever the
 * order in which they came and whoever read them. With a limit of 2: of {@code b} with 5 events,
 * {@code a} with 3 and {@code c} with 3 in the first pane b and a are admitted; c comes in a day
 * after b or a was last seen.
 */
final class LiveVersions {

  static final long PERIOD = SeriesDefinition.HEARD_EVERY_MS;

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** What is decided of a version in a period. */
  enum Verdict {
    OWN,
    OTHER,
    OPEN
  }

  /**
   * A version that nothing is decided of yet.
   *
   * @param version its name
   * @param named whether a rule of the monitor names it
   * @param events how many it has in the pane that ends
   */
  record Candidate(String version, boolean named, long events) {

    private static final Comparator<Candidate> IN_ORDER =
        Comparator.comparing(Candidate::named)
            .thenComparingLong(Candidate::events)
            .reversed()
            .thenComparing(Candidate::version);
  }

  private final VersionBook book;
  private final int limit;

  LiveVersions(VersionBook book, int limit) {
    this.book = book;
    this.limit = limit;
  }

  /** What is decided of a version in the period that starts at an instant. */
  Verdict of(String version, long period) throws Exception {
    for (long admitted : book.periods(version)) {
      if (admitted <= period && admitted >= period - DAY) {
        return Verdict.OWN;
      }
    }
    return isFull(period) ? Verdict.OTHER : Verdict.OPEN;
  }

  boolean isFull(long period) throws Exception {
    return period <= book.full();
  }

  /**
   * Decides at the end of a pane.
   *
   * @return the versions that are admitted, in the order of their admission; the period may be full
   *     then
   */
  List<String> decide(long period, Collection<Candidate> candidates) throws Exception {
    Set<String> places = places(period);
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(Candidate.IN_ORDER);
    List<String> admitted = new ArrayList<>();
    for (Candidate candidate : sorted) {
      String version = candidate.version();
      boolean hasPlace = places.contains(version);
      if (of(version, period) != Verdict.OTHER && (hasPlace || places.size() < limit)) {
        places.add(version);
        admit(version, period);
        admitted.add(version);
      }
    }
    fillUp(period, places);
    return admitted;
  }

  /** Looks whether a period is full, which stays so once it is. */
  boolean fill(long period) throws Exception {
    if (!isFull(period)) {
      fillUp(period, places(period));
    }
    return isFull(period);
  }

  private void fillUp(long period, Set<String> places) throws Exception {
    if (places.size() >= limit && !isFull(period)) {
      book.putFull(period);
    }
  }

  /** Who has a place: whoever was admitted in the period, a day before it, or later. */
  private Set<String> places(long period) throws Exception {
    Set<String> places = new HashSet<>();
    for (String version : book.versions()) {
      long[] periods = book.periods(version);
      if (periods[periods.length - 1] >= period - DAY) {
        places.add(version);
      }
    }
    return places;
  }

  /**
   * Notes that a version is admitted in a period.
   *
   * @return whether that is news
   */
  boolean admit(String version, long period) throws Exception {
    long[] known = book.periods(version);
    int place = Arrays.binarySearch(known, period);
    if (place >= 0) {
      return false;
    }
    int at = -place - 1;
    long[] more = new long[known.length + 1];
    System.arraycopy(known, 0, more, 0, at);
    more[at] = period;
    System.arraycopy(known, at, more, at + 1, known.length - at);
    book.put(version, more);
    return true;
  }

  /** Forgets what was decided for periods that start before an instant. */
  void forget(long before) throws Exception {
    List<String> versions = new ArrayList<>();
    book.versions().forEach(versions::add);
    for (String version : versions) {
      long[] known = book.periods(version);
      long[] kept = Arrays.stream(known).filter(period -> period >= before).toArray();
      if (kept.length < known.length) {
        book.put(version, kept);
      }
    }
    if (book.since() < before && book.since() != VersionBook.NEVER) {
      book.putSince(before);
    }
  }
}
