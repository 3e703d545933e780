package dev.plumbline.monitoring.monitor;

import java.util.List;

/**
 * What a monitor says about judging answers, beyond its task.
 *
 * @param classes the classes of a classifier, a closed list by their canonical text, of a binary
 *     one with its positive class; empty when none is given
 * @param tolerance regression: what counts as near enough, or null
 * @param value binary: what an answer is worth, or null
 */
public record Answers(List<String> classes, Tolerance tolerance, ValueMatrix value) {

  /** Nothing said. */
  public static final Answers PLAIN = new Answers(List.of(), null, null);

  public Answers {
    classes = List.copyOf(classes);
  }
}
