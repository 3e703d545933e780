package dev.plumbline.cli.file.row;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** Why a file cannot be read any further, as its last row. */
final class BrokenText {

  private BrokenText() {}

  static UnreadableLine at(long line, IOException failure) {
    return new UnreadableLine(
        line,
        "the file cannot be read from about here on, the rest is left out: " + why(failure),
        true);
  }

  /** What is wrong, in words where it is a common mistake. */
  static String why(IOException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof CharacterCodingException
        ? "it is no UTF-8 text; convert it, as with iconv -f latin1 -t utf-8"
        : root.getMessage();
  }
}
