package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.control.RecentlyUsed;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Segment;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells series of which events were seen what later revisions of their monitor say of them, though
 * no event of them comes any more:
 *
 * <ol>
 *   <li>A revision of the same generation, which changes their rules.
 *   <li>One of a later generation that judges labels alike, when labels of these events may come in
 *       its time: then the series goes on where labels are counted, from the beginning of that
 *       generation.
 * </ol>
 *
 * <p>A revision is announced when event time reaches the one before it, so that few are known
 * ahead. A series is forgotten when no stage measures it any more: a day and the horizon after its
 * last event. Of that the six hours are known in which it lies, whatever the order of events.
 */
final class LaterRevisions {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private record Series(String model, String version, String segment, int generation) {}

  private static final class Known {
    /** No label of the series' events counts from this instant on. */
    private long labelsUntil = Long.MIN_VALUE;

    /** Time of the first event that was announced in the last six hours that hold one. */
    private long lastEvent = Long.MIN_VALUE;

    private final Set<DatedRevision> announced = new HashSet<>();
  }

  private final ControlBook book;
  private final Consumer<SeriesDefinition> measured;
  private final Consumer<SeriesDefinition> compared;
  private final Consumer<AnnouncedSeries> continued;

  /** So many at most, those that were seen last: what makes up versions is not remembered. */
  private static final int MOST = 50_000;

  private final Map<Series, Known> series = new RecentlyUsed<>(MOST);

  private long newest = Long.MIN_VALUE;
  private long nextStart = Long.MAX_VALUE;
  private long forgetAt = Long.MIN_VALUE;

  /**
   * Of no series yet.
   *
   * @param measured takes what is news to all that measures without a reference
   * @param compared takes what is news where series are compared
   * @param continued takes what is news where labels are counted, and nowhere else
   */
  LaterRevisions(
      ControlBook book,
      Consumer<SeriesDefinition> measured,
      Consumer<SeriesDefinition> compared,
      Consumer<AnnouncedSeries> continued) {
    this.book = book;
    this.measured = measured;
    this.compared = compared;
    this.continued = continued;
  }

  /** An event of a series was seen under a revision. */
  void seen(DatedRevision watched, String version, String segment, long at) {
    Series name = new Series(watched.monitor().model(), version, segment, watched.generation());
    Known known = series.computeIfAbsent(name, first -> new Known());
    long end = SeriesDefinition.heardFrom(at) + SeriesDefinition.HEARD_EVERY_MS;
    long last = known.lastEvent;
    boolean isSamePeriod = SeriesDefinition.heardFrom(last) == SeriesDefinition.heardFrom(at);
    known.lastEvent = isSamePeriod ? Math.min(last, at) : Math.max(last, at);
    known.labelsUntil = Math.max(known.labelsUntil, end + watched.monitor().horizon().toMillis());
    announce(name, known);
  }

  /** Time has come to this event, of any model. */
  void reached(long eventTime) {
    newest = Math.max(newest, eventTime);
    if (newest >= nextStart) {
      announceAll();
    }
    if (newest >= forgetAt) {
      forgetAt = newest + DAY;
      series.values().removeIf(known -> known.labelsUntil + DAY < newest);
    }
  }

  /** Monitors changed. */
  void controlChanged() {
    announceAll();
  }

  private void announceAll() {
    nextStart = Long.MAX_VALUE;
    series.forEach(this::announce);
  }

  private void announce(Series name, Known known) {
    boolean isAhead = false;
    Iterator<DatedRevision> timeline = book.timeline(name.model()).iterator();
    while (timeline.hasNext() && !isAhead) {
      DatedRevision later = timeline.next();
      if (later.monitor().revision() > name.generation()) {
        if (!known.announced.contains(later) && announce(name, known, later)) {
          known.announced.add(later);
        }
        long start = later.monitor().effectiveFrom().toEpochMilli();
        isAhead = start > newest;
        nextStart = isAhead ? Math.min(nextStart, start) : nextStart;
      }
    }
  }

  private boolean announce(Series name, Known known, DatedRevision later) {
    if (later.generation() == name.generation()) {
      measured.accept(redefined(name, measuredBy(later, name)));
      if (name.segment().equals(Segment.ALL) && !later.monitor().features().isEmpty()) {
        book.comparisons(later, name.version())
            .forEach(own -> compared.accept(redefined(name, own.definition())));
      }
      return true;
    }
    if (later.labelsSince() > name.generation() || known.labelsUntil <= later.from()) {
      return false;
    }
    boolean begins = later.monitor().revision() == later.generation();
    GenerationDefinition definition = measuredBy(later, name);
    SeriesDefinition goesOn =
        begins
            ? SeriesDefinition.announced(
                name.model(), name.version(), name.segment(), definition, later.from())
            : redefined(name, definition); // it may have ended since the generation began
    continued.accept(AnnouncedSeries.continued(goesOn, known.lastEvent));
    return true;
  }

  private GenerationDefinition measuredBy(DatedRevision watched, Series name) {
    return book.comparisonAt(watched, name.version(), watched.from()).withoutReference();
  }

  private static SeriesDefinition redefined(Series name, GenerationDefinition definition) {
    return SeriesDefinition.redefined(name.model(), name.version(), name.segment(), definition);
  }
}
