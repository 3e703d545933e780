package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the stages behind the shuffle, once per subtask and start, which series there are and what
 * to measure of them. What was told is not checkpointed: after a failover it is told again, and
 * hearing it twice changes nothing.
 *
 * <p>The series over all versions and segments is told as soon as event time reaches its monitor,
 * even if no event of the model came: silence must be measured too.
 */
final class SeriesAnnouncer {

  private record Told(Watched watched, String reference, String version, String segment) {}

  /**
   * Which events of a series have nothing to tell: those in {@code [from, until)}. An event before
   * them may be the one with which the series begins, so it is told if it lies in another pane, up
   * to six hours back; whoever is later than that was told of before, or changes nothing.
   */
  record Known(long from, long until) {

    /** Of no series at all: no event has anything to tell. */
    private static final Known NOTHING = new Known(Long.MIN_VALUE, Long.MAX_VALUE);

    private static Known of(long at, Watched watched) {
      long paneMs = watched.monitor().windows().get(0).every().toMillis();
      return new Known(
          Math.floorDiv(at, paneMs) * paneMs,
          SeriesDefinition.heardFrom(at) + SeriesDefinition.HEARD_EVERY_MS);
    }

    private Known with(long at, Watched watched) {
      Known other = of(at, watched);
      return at < from ? new Known(other.from, until) : other;
    }

    private boolean isNews(long at) {
      return at >= until || at < from && at >= from - SeriesDefinition.HEARD_EVERY_MS;
    }

    /** The events that have nothing to tell of either series. */
    private Known and(Known other) {
      return new Known(Math.max(from, other.from), Math.min(until, other.until));
    }
  }

  private final ControlBook book;
  private final Consumer<SeriesDefinition> measured;
  private final Consumer<SeriesDefinition> compared;
  private final Map<Told, Known> heard = new HashMap<>();
  private final Set<Watched> announced = new HashSet<>();

  private long earliest = Long.MAX_VALUE;
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
   */
  SeriesAnnouncer(
      ControlBook book, Consumer<SeriesDefinition> measured, Consumer<SeriesDefinition> compared) {
    this.book = book;
    this.measured = measured;
    this.compared = compared;
  }

  /**
   * Monitors changed: tells what became of known series at once, of new ones with the next event.
   */
  void controlChanged() {
    generation++;
    nextStart = Long.MIN_VALUE;
    announced.forEach(watched -> heard.put(whole(watched), Known.NOTHING));
    announced.clear();
    heard.keySet().forEach(this::redefine);
    heard.clear();
  }

  private void redefine(Told series) {
    Consumer<SeriesDefinition> out = series.reference().isEmpty() ? measured : compared;
    for (Watched now : book.timeline(series.watched().monitor().model())) {
      if (now != series.watched() && now.generation() == series.watched().generation()) {
        PublishedProfile profile = book.profileFor(now.monitor(), series.version());
        out.accept(
            SeriesDefinition.redefined(
                now.monitor().model(),
                series.version(),
                series.segment(),
                definition(now, profile, out)));
      }
    }
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
    if (newest >= nextStart) {
      tellWholeSeries();
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
  Known counted(
      Watched watched,
      String version,
      String[] segments,
      PublishedProfile profile,
      long eventTime) {
    Known known = Known.NOTHING;
    for (String series : watched.monitor().versions().seriesOf(version)) {
      PublishedProfile own = watched.monitor().profileFor(series) == null ? null : profile;
      known = known.and(tell(watched, own, series, Segment.ALL, eventTime, measured));
      for (String segment : segments) {
        known = known.and(tell(watched, own, series, segment, eventTime, measured));
      }
      if (!watched.monitor().features().isEmpty()) {
        known = known.and(tell(watched, own, series, Segment.ALL, eventTime, compared));
      }
    }
    return known;
  }

  private void tellWholeSeries() {
    nextStart = Long.MAX_VALUE;
    for (Watched watched : book.all()) {
      if (watched.from() > newest) {
        nextStart = Math.min(nextStart, watched.from());
      } else if (watched.monitor().versions() != Versions.EACH) {
        long start = Math.max(earliest, watched.from());
        announce(watched, start);
      }
    }
  }

  private static Told whole(Watched watched) {
    return new Told(watched, "", Versions.ALL, Segment.ALL);
  }

  private void announce(Watched watched, long start) {
    if (announced.add(watched)) {
      PublishedProfile profile = book.profileFor(watched.monitor(), Versions.ALL);
      measured.accept(
          SeriesDefinition.announced(
              watched.monitor().model(),
              Versions.ALL,
              Segment.ALL,
              definition(watched, profile, measured),
              start));
    }
  }

  /** Tells of an event of a series if that is due, and says of which others it is not. */
  private Known tell(
      Watched watched,
      PublishedProfile profile,
      String version,
      String segment,
      long at,
      Consumer<SeriesDefinition> out) {
    Told series = new Told(watched, out == compared ? idOf(profile) : "", version, segment);
    Known known = heard.get(series);
    if (known != null && !known.isNews(at)) {
      return known;
    }
    out.accept(
        SeriesDefinition.seen(
            watched.monitor().model(), version, segment, definition(watched, profile, out), at));
    Known now = known == null ? Known.of(at, watched) : known.with(at, watched);
    heard.put(series, now);
    return now;
  }

  private Definition definition(
      Watched watched, PublishedProfile profile, Consumer<SeriesDefinition> out) {
    Definition known = watched.definition(profile);
    return out == measured ? known.withoutReference() : known;
  }

  private static String idOf(PublishedProfile profile) {
    return profile == null ? "none" : profile.id();
  }
}
