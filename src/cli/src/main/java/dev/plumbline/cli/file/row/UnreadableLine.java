package dev.plumbline.cli.file.row;

/**
 * A row that cannot be read.
 *
 * @param line where it begins, from 1
 * @param problem what is wrong with it, one sentence
 * @param last whether the file cannot be read any further
 */
public record UnreadableLine(long line, String problem, boolean last)
    implements FileLine, EventLine, EventRow, FeatureLine {

  /** A row behind which reading goes on. */
  public UnreadableLine(long line, String problem) {
    this(line, problem, false);
  }
}
