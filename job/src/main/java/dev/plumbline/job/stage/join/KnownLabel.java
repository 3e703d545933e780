package dev.plumbline.job.stage.join;

import dev.plumbline.monitoring.event.ReportedLabel;

/**
 * A label under an id, and how many more labels came that change nothing beside it.
 *
 * @param label the label
 * @param copies how often the same came again, and under the smallest of very many labels also how
 *     many smaller ones were forgotten
 */
public record KnownLabel(ReportedLabel label, int copies) {

  /** The label with so many more copies. */
  KnownLabel with(int more) {
    return new KnownLabel(label, Math.addExact(copies, more));
  }
}
