package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.monitoring.control.Comparison;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.control.RecentlyUsed;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the stages behind the shuffle, once per subtask and start, which series there are and what
 * to measure of them. What was announced is not checkpointed: after a failover it is announced
 * again, and hearing it twice changes nothing.
 *
 * <p>The series over all versions and segments is announced as soon as event time reaches its
 * monitor, even if no event of the model came: silence must be measured too.
 */
final class SeriesAnnouncer {

  /**
   * @param comparison empty for stages that do not compare
   */
  private record Announced(
      DatedRevision watched, String comparison, String version, String segment) {}

  /**
   * What was announced of a series.
   *
   * @param comparison how it was announced last; null when no event of it was
   */
  private record Heard(AnnouncedPeriods periods, Comparison comparison) {}

  /**
   * Versions, over all models, of which it is remembered what was announced; beyond that number,
   * those that were announced last. More by far than a model's versions that ingest knows at a
   * time, so those that go on are among them.
   */
  private static final int MOST_VERSIONS = 20_000;

  private record Version(String model, String version) {}

  private final ControlBook book;
  private final Consumer<SeriesDefinition> measured;
  private final Consumer<SeriesDefinition> compared;
  private final Map<Version, Map<Announced, Heard>> heard = new RecentlyUsed<>(MOST_VERSIONS);
  private final Set<DatedRevision> announced = new HashSet<>();
  private final LaterRevisions later;

  private long earliest;
  private long newest = Long.MIN_VALUE;
  private long nextStart = Long.MIN_VALUE;
  private int generation;

  /**
   * An announcer.
   *
   * @param book the monitors
   * @param measured takes series of which volume and quality are measured, with the profile's
   *     calibration at most
   * @param compared takes series that are compared with a profile
   * @param continued takes series of which only labels may still come, see {@link LaterRevisions}
   * @param earliest the earliest event that was seen before a restart, epoch milliseconds; {@link
   *     Long#MAX_VALUE} at the first start
   */
  SeriesAnnouncer(
      ControlBook book,
      Consumer<SeriesDefinition> measured,
      Consumer<SeriesDefinition> compared,
      Consumer<AnnouncedSeries> continued,
      long earliest) {
    this.earliest = earliest;
    this.book = book;
    this.measured = measured;
    this.compared = compared;
    this.later = new LaterRevisions(book, measured, compared, continued);
  }

  /**
   * Monitors changed: tells what became of known series at once, of new ones with the next event.
   */
  void controlChanged() {
    generation++;
    nextStart = Long.MIN_VALUE;
    Map<Announced, Heard> before = new HashMap<>();
    heard.values().forEach(before::putAll);
    for (DatedRevision watched : announced) {
      Announced whole = new Announced(watched, "", Versions.ALL, Segment.ALL);
      before.putIfAbsent(whole, new Heard(new AnnouncedPeriods(), null));
    }
    announced.clear();
    heard.clear();
    before.forEach(this::announceWhatBecameOf);
    later.controlChanged();
  }

  private void announceWhatBecameOf(Announced series, Heard before) {
    boolean isReplaced = false;
    boolean isKnown = false;
    for (DatedRevision now : book.timeline(series.watched().monitor().model())) {
      if (now.generation() != series.watched().generation()) {
        continue;
      }
      if (!series.comparison().isEmpty()) {
        isReplaced = true;
        for (Comparison comparison : book.comparisons(now, series.version())) {
          if (comparison.key().equals(series.comparison())) {
            isKnown = true;
            announceAgain(series, before, comparison);
          }
        }
      } else if (now != series.watched()) {
        Comparison comparison = book.comparisonAt(now, series.version(), newest);
        measured.accept(redefined(series, now, comparison.withoutReference()));
      }
    }
    if (isReplaced && !isKnown) { // by an edition that takes its whole time
      Comparison ended = before.comparison().endedAt(newest + 1);
      compared.accept(redefined(series, ended.watched(), ended.definition()));
    }
  }

  /** A part of a generation that is known: under a new revision, or with an end that is news. */
  private void announceAgain(Announced series, Heard before, Comparison now) {
    boolean sameRevision = now.watched() == series.watched();
    if (sameRevision) {
      heardOf(series)
          .put(series, new Heard(before.periods(), now)); // its end is to be announced, too
    }
    if (!sameRevision || now.until() != before.comparison().until()) {
      compared.accept(redefined(series, now.watched(), now.definition()));
    }
  }

  private Map<Announced, Heard> heardOf(Announced series) {
    String model = series.watched().monitor().model();
    return heard.computeIfAbsent(new Version(model, series.version()), unheard -> new HashMap<>());
  }

  /** Of no event: when news come must not decide how long a silent series lives. */
  private static SeriesDefinition redefined(
      Announced series, DatedRevision now, GenerationDefinition definition) {
    return SeriesDefinition.redefined(
        now.monitor().model(), series.version(), series.segment(), definition);
  }

  /** Time has come to this event, of any model. */
  void reached(long eventTime) {
    if (eventTime < earliest) {
      earliest = eventTime;
      announced.clear(); // their start moves back
      generation++;
      nextStart = Long.MIN_VALUE;
    }
    newest = Math.max(newest, eventTime);
    later.reached(eventTime);
    if (newest >= nextStart) {
      announceWholeSeries();
    }
  }

  /** How often what {@link #counted} said became void. */
  int generation() {
    return generation;
  }

  /**
   * An event of these series came.
   *
   * @return which events of these have nothing to tell, as long as the {@link #generation} is the
   *     same
   */
  AnnouncedPeriods.Span counted(
      DatedRevision watched, String version, String[] segments, long eventTime) {
    AnnouncedPeriods.Span known = AnnouncedPeriods.Span.ALWAYS;
    for (String series : watched.monitor().versions().seriesOf(version)) {
      Comparison own = book.comparisonAt(watched, series, eventTime);
      if (!watched.monitor().features().isEmpty()) { // before later revisions of it are announced
        known = known.and(announce(own, series, Segment.ALL, eventTime, compared));
      }
      known = known.and(announce(own, series, Segment.ALL, eventTime, measured));
      for (String segment : segments) {
        known = known.and(announce(own, series, segment, eventTime, measured));
      }
    }
    return known;
  }

  private void announceWholeSeries() {
    nextStart = Long.MAX_VALUE;
    for (DatedRevision watched : book.all()) {
      // An earlier event of the model begins the series earlier; without one nobody missed any.
      long since = Math.max(watched.from(), watched.monitor().watchedSince().toEpochMilli());
      if (since > newest) {
        nextStart = Math.min(nextStart, since);
      } else if (watched.monitor().versions() != Versions.EACH && announced.add(watched)) {
        long start = Math.max(earliest, since);
        measured.accept(
            SeriesDefinition.announced(
                watched.monitor().model(),
                Versions.ALL,
                Segment.ALL,
                book.comparisonAt(watched, Versions.ALL, start).withoutReference(),
                start));
      }
    }
  }

  /** Announces of an event of a series if that is due, and says of which others it is not. */
  private AnnouncedPeriods.Span announce(
      Comparison comparison,
      String version,
      String segment,
      long at,
      Consumer<SeriesDefinition> out) {
    DatedRevision watched = comparison.watched();
    String compares = out == compared ? comparison.key() : "";
    Announced series = new Announced(watched, compares, version, segment);
    Map<Announced, Heard> heardOf = heardOf(series);
    Heard known =
        heardOf.computeIfAbsent(series, first -> new Heard(new AnnouncedPeriods(), comparison));
    if (known.periods().isNews(at, watched.monitor().windows().get(0).every().toMillis())) {
      GenerationDefinition announced =
          out == measured ? comparison.withoutReference() : comparison.definition();
      out.accept(SeriesDefinition.seen(watched.monitor().model(), version, segment, announced, at));
      heardOf.put(series, new Heard(known.periods(), comparison));
      if (out == measured) {
        later.seen(watched, version, segment, at);
      }
    }
    return known.periods().around(at);
  }
}
