package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.HashMap;
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

  /**
   * @param comparison empty for stages that do not compare
   */
  private record Told(Watched watched, String comparison, String version, String segment) {}

  /**
   * When it was told last, and as what.
   *
   * @param six start of the six hours of event time in which it was
   * @param at event time for which it was
   */
  private record Heard(long six, long at, Comparison comparison) {}

  private final ControlBook book;
  private final Consumer<SeriesDefinition> measured;
  private final Consumer<SeriesDefinition> compared;
  private final Map<Told, Heard> heard = new HashMap<>();

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
    Map<Told, Heard> before = Map.copyOf(heard);
    heard.clear();
    before.forEach(this::tellWhatBecameOf);
  }

  private void tellWhatBecameOf(Told series, Heard before) {
    boolean isReplaced = false;
    boolean isKnown = false;
    for (Watched now : book.timeline(series.watched().monitor().model())) {
      if (now.generation() != series.watched().generation()) {
        continue;
      }
      if (!series.comparison().isEmpty()) {
        isReplaced = true;
        for (Comparison comparison : book.comparisons(now, series.version())) {
          if (comparison.key().equals(series.comparison())) {
            isKnown = true;
            tellAgain(series, before, comparison);
          }
        }
      } else if (now != series.watched()) {
        Comparison comparison = book.comparisonAt(now, series.version(), newest);
        tell(comparison, series.version(), series.segment(), newest, measured);
      }
    }
    if (isReplaced && !isKnown) { // by an edition that takes its whole time
      compared.accept(again(series, before, before.comparison().endedAt(newest + 1)));
    }
  }

  /** A part of a generation that is known: under a new revision, or with an end that is news. */
  private void tellAgain(Told series, Heard before, Comparison now) {
    if (now.watched() != series.watched()) {
      tell(now, series.version(), series.segment(), newest, compared);
      return;
    }
    heard.put(series, new Heard(before.six(), before.at(), now)); // its end is to be told, too
    if (now.until() != before.comparison().until()) {
      compared.accept(again(series, before, now));
    }
  }

  /** For the event of before: when news come must not decide how long a silent series lives. */
  private static SeriesDefinition again(Told series, Heard before, Comparison now) {
    return SeriesDefinition.seen(
        now.watched().monitor().model(),
        series.version(),
        series.segment(),
        now.definition(),
        before.at());
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
  long counted(Watched watched, String version, String[] segments, long eventTime) {
    long quietUntil = Long.MAX_VALUE;
    for (String series : watched.monitor().versions().seriesOf(version)) {
      Comparison own = book.comparisonAt(watched, series, eventTime);
      long until = tell(own, series, Segment.ALL, eventTime, measured);
      for (String segment : segments) {
        until = Math.min(until, tell(own, series, segment, eventTime, measured));
      }
      if (!watched.monitor().features().isEmpty()) {
        until = Math.min(until, tell(own, series, Segment.ALL, eventTime, compared));
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
        Comparison comparison = book.comparisonAt(watched, Versions.ALL, start);
        tell(comparison, Versions.ALL, Segment.ALL, start, measured);
      }
    }
  }

  /** Tells it if it is due, and says when it is due again. */
  private long tell(
      Comparison comparison,
      String version,
      String segment,
      long at,
      Consumer<SeriesDefinition> out) {
    String compares = out == compared ? comparison.key() : "";
    Told series = new Told(comparison.watched(), compares, version, segment);
    Heard last = heard.get(series);
    if (last != null && at < last.six() + SeriesDefinition.HEARD_EVERY_MS) {
      return last.six() + SeriesDefinition.HEARD_EVERY_MS;
    }
    Definition told = out == measured ? comparison.withoutReference() : comparison.definition();
    SeriesDefinition definition =
        SeriesDefinition.seen(comparison.watched().monitor().model(), version, segment, told, at);
    heard.put(series, new Heard(definition.heard(), at, comparison));
    out.accept(definition);
    return definition.heard() + SeriesDefinition.HEARD_EVERY_MS;
  }

  private static boolean isWhole(Told told) {
    return told.version().equals(Versions.ALL)
        && told.segment().equals(Segment.ALL)
        && told.comparison().isEmpty();
  }
}
