package dev.plumbline.cli.file.row;

import java.util.List;
import java.util.Optional;

/** Rows one after the other, in one form of file. */
interface Rows {

  /** The next row, or empty at the end. */
  Optional<FileLine> next();

  /** The columns that all rows share, empty when each row has its own. */
  List<String> header();
}
