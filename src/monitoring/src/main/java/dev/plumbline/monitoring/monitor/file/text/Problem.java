package dev.plumbline.monitoring.monitor.file.text;

import java.util.Comparator;

/**
 * One thing that is wrong with a monitor file, told to whoever wrote it. As text: {@code
 * fraud.yaml:37 rules[0].metric: "accurracy" is not a metric. Did you mean "accuracy"?}
 *
 * @param file the file's name as it was given
 * @param line where it stands, from 1
 * @param path where it stands in the file, for example {@code rules[0].metric}; empty = the whole
 * @param found the value found as it stands in the file, shortened; empty where something is
 *     missing
 * @param message what is wrong with it, and what would be right
 */
public record Problem(String file, int line, String path, String found, String message)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparingInt(Problem::line)
          .thenComparing(Problem::path)
          .thenComparing(Problem::message);

  /** By line, then by path: the order in which a reader meets them. */
  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String place = path.isEmpty() ? "" : " " + path;
    String value = found.isEmpty() ? "" : found + " ";
    return file + ":" + line + place + ": " + value + message;
  }
}
