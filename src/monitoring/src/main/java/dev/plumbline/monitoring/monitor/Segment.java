package dev.plumbline.monitoring.monitor;

import dev.plumbline.schemas.text.CanonicalText;
import java.util.List;

/**
 * An attribute by whose values a model is watched separately. The list is closed: any other value
 * is counted under {@value #OTHER}, so that a bad producer cannot open series without end.
 *
 * @param attribute name in the event's {@code attributes}
 * @param values the values that get a series of their own by their canonical text, each once, in
 *     the order of the monitor
 */
public record Segment(String attribute, List<String> values) {

  /** The segment value of everything that the closed list does not name. */
  public static final String OTHER = "__other__";

  /** The segment that stands for all events, in series, measurements and alerts. */
  public static final String ALL = "*";

  public Segment {
    values = values.stream().map(CanonicalText::of).distinct().toList();
  }

  /**
   * The name of the series that an event with this attribute value belongs to, for example {@code
   * channel=web}, or null when the event does not have the attribute. The value is compared by its
   * canonical text: {@code true}, {@code "True"} and {@code 1} are all {@code 1}.
   */
  public String nameOf(String value) {
    if (value == null) {
      return null;
    }
    String text = CanonicalText.of(value);
    return attribute + "=" + (values.contains(text) ? text : OTHER);
  }
}
