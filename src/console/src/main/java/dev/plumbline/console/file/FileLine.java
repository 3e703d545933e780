package dev.plumbline.console.file;

/** One row of a file, or why it is none. */
sealed interface FileLine permits Row, UnreadableLine {

  /** Where it begins, from 1. */
  long line();
}
