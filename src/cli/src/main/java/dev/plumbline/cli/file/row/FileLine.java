package dev.plumbline.cli.file.row;

/** One row of a file, or why it is none. */
public sealed interface FileLine permits Row, UnreadableLine {

  /** Where it begins, from 1. */
  long line();
}
