package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final ControlBook book;
  private final Consumer<SeriesDefinition> measured;
  private final Consumer<SeriesDefinition> compared;
  private final Map<Told, Long> heard = new HashMap<>();

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
    for (Told series : List.copyOf(heard.keySet())) {
      for (Watched now : book.timeline(series.watched().monitor().model())) {
        if (now != series.watched() && now.generation() == series.watched().generation()) {
          boolean isMeasured = series.reference().isEmpty();
          PublishedProfile profile = book.profileFor(now.monitor(), series.version());
          tell(
              now,
              profile,
              series.version(),
              series.segment(),
              newest,
              isMeasured ? measured : compared);
        }
      }
      heard.remove(series);
    }
  }

  /** Time has come to this event, of any model. */
  void reached(long eventTime) {
    if (eventTime < earliest) {
      earliest = eventTime;
      heard.keySet().removeIf(SeriesAnnouncer::isWhole); // their start moves back
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
   * @return no event of these before this time has anything to tell, as long as the {@link
   *     #generation} is the same
   */
  long counted(
      Watched watched,
      String version,
      String[] segments,
      PublishedProfile profile,
      long eventTime) {
    long quietUntil = Long.MAX_VALUE;
    for (String series : watched.monitor().versions().seriesOf(version)) {
      PublishedProfile own = watched.monitor().profileFor(series) == null ? null : profile;
      long until = tell(watched, own, series, Segment.ALL, eventTime, measured);
      for (String segment : segments) {
        until = Math.min(until, tell(watched, own, series, segment, eventTime, measured));
      }
      if (!watched.monitor().features().isEmpty()) {
        until = Math.min(until, tell(watched, own, series, Segment.ALL, eventTime, compared));
      }
      quietUntil = Math.min(quietUntil, until);
    }
    return quietUntil;
  }

  private void tellWholeSeries() {
    nextStart = Long.MAX_VALUE;
    for (Watched watched : book.all()) {
      if (watched.from() > newest) {
        nextStart = Math.min(nextStart, watched.from());
      } else if (watched.monitor().versions() != Versions.EACH) {
        long start = Math.max(earliest, watched.from());
        PublishedProfile profile = book.profileFor(watched.monitor(), Versions.ALL);
        tell(watched, profile, Versions.ALL, Segment.ALL, start, measured);
      }
    }
  }

  /** Tells it if it is due, and says when it is due again. */
  private long tell(
      Watched watched,
      PublishedProfile profile,
      String version,
      String segment,
      long at,
      Consumer<SeriesDefinition> out) {
    String channel = out == compared ? profile == null ? "none" : profile.id() : "";
    Told series = new Told(watched, channel, version, segment);
    Long last = heard.get(series);
    if (last != null && at < last + SeriesDefinition.HEARD_EVERY_MS) {
      return last + SeriesDefinition.HEARD_EVERY_MS;
    }
    Definition known = watched.definition(profile);
    SeriesDefinition definition =
        SeriesDefinition.seen(
            watched.monitor().model(),
            version,
            segment,
            out == measured ? known.withoutReference() : known,
            at);
    heard.put(series, definition.heard());
    out.accept(definition);
    return definition.heard() + SeriesDefinition.HEARD_EVERY_MS;
  }

  private static boolean isWhole(Told told) {
    return told.version().equals(Versions.ALL)
        && told.segment().equals(Segment.ALL)
        && told.reference().isEmpty();
  }
}
