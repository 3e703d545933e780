package dev.plumbline.monitoring.monitor;

import dev.plumbline.monitoring.rule.Condition;
import java.util.List;

/**
 * Which series of a model a rule judges: those whose version and whose segment are both chosen. The
 * name {@code *} stands for the series over all versions, or over all segments.
 *
 * <p>With versions {@code [3]} and segments {@code [*]} it is one series: version 3, all segments.
 *
 * @param versions names of versions; empty = every one, and all together
 * @param segments names of segments such as {@code channel=app}; empty = every one, and all
 *     together
 */
public record SeriesChoice(List<String> versions, List<String> segments) {

  /** Every series that there is. */
  public static final SeriesChoice EVERY = new SeriesChoice(List.of(), List.of());

  /** The series over everything alone. */
  public static final SeriesChoice TOTAL =
      new SeriesChoice(List.of(Versions.ALL), List.of(Segment.ALL));

  public SeriesChoice {
    versions = List.copyOf(versions);
    segments = List.copyOf(segments);
  }

  /**
   * What a rule judges that says nothing of it: every series, but for silence the total alone. A
   * version that was replaced falls silent, and so does a rare segment at night; neither is a
   * fault. A monitor that keeps each version alone has no total of them: there each is watched.
   */
  public static SeriesChoice byDefault(Condition condition, Versions kept) {
    if (!condition.isOfSilence()) {
      return EVERY;
    }
    return kept == Versions.EACH ? new SeriesChoice(List.of(), TOTAL.segments()) : TOTAL;
  }

  /** Whether this series is chosen. */
  public boolean holds(String version, String segment) {
    return (versions.isEmpty() || versions.contains(version))
        && (segments.isEmpty() || segments.contains(segment));
  }
}
