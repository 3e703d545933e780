package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.SeriesChoice;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Condition;
import dev.plumbline.schemas.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The series that a monitor keeps, as far as its rules can name them, and what a rule says of them.
 *
 * @param kept which series of versions there are
 * @param segments the segments, in the order of the file
 */
public record DeclaredSeries(Versions kept, List<Segment> segments) {

  public static final String ONLY_VERSIONS = "only_versions";
  public static final String SEGMENTS = "segments";
  public static final String EACH = "each";
  public static final String TOTAL = "total";

  public static DeclaredSeries in(Place monitor) {
    return new DeclaredSeries(
        monitor.at("versions").oneOf(Versions.class).orElse(Defaults.VERSIONS),
        monitor.at("segments").entries().stream()
            .map(segment -> new Segment(segment.key(), segment.at("values").texts()))
            .toList());
  }

  /** Names of all segments, {@code __other__} included. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Segment segment : segments) {
      segment.values().forEach(value -> names.add(segment.nameOf(value)));
      names.add(segment.nameOf(Segment.OTHER));
    }
    return names;
  }

  /**
   * The series that a text of a rule means: {@code *}, or a segment whose value is the same by
   * {@link CanonicalText}; empty when there is none.
   */
  Optional<String> segmentNamed(String text) {
    if (text.equals(Segment.ALL)) {
      return Optional.of(text);
    }
    return names().stream().filter(name -> isSame(name, text)).findFirst();
  }

  private boolean isSame(String name, String text) {
    return segments.stream()
        .map(segment -> segment.attribute() + "=")
        .filter(start -> name.startsWith(start) && text.startsWith(start))
        .anyMatch(
            start ->
                CanonicalText.of(name.substring(start.length()))
                    .equals(CanonicalText.of(text.substring(start.length()))));
  }

  /** What a rule chooses, in which no check found a problem. */
  public SeriesChoice chosenBy(Place rule, Condition condition) {
    SeriesChoice otherwise = SeriesChoice.byDefault(condition, kept);
    Place versions = rule.at(ONLY_VERSIONS);
    Place chosen = rule.at(SEGMENTS);
    return new SeriesChoice(
        versions.isGiven() ? versions.texts() : otherwise.versions(),
        chosen.isGiven() ? segments(chosen) : otherwise.segments());
  }

  private List<String> segments(Place chosen) {
    return chosen.text().equals(Optional.of(TOTAL))
        ? SeriesChoice.TOTAL.segments()
        : chosen.texts().stream().map(text -> segmentNamed(text).orElse(text)).toList();
  }
}
