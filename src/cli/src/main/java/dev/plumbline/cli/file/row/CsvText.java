package dev.plumbline.cli.file.row;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of a CSV file, which remembers what was handed out since the last good row, so that
 * reading can go on behind the first line of a broken one. A row longer than {@value #LONGEST_ROW}
 * characters is refused: no event is that long, so a quotation mark was left open.
 */
final class CsvText extends Reader {

  private static final int LONGEST_ROW = 16 << 20;
  private static final int TIDY_FROM = 1 << 20;

  private final BufferedReader source;
  private StringBuilder given = new StringBuilder();
  private String again = "";
  private int againAt;
  private long firstLine = 1;
  private IOException failure;
  private boolean tooLong;
  private boolean insideLine;

  CsvText(BufferedReader source) {
    this.source = source;
  }

  /** Why the file itself cannot be read any further; null while it can. */
  IOException failure() {
    return failure;
  }

  /** Whether reading stopped at a row that is too long, since a line was left out last. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Forgets the lines before this one; counted from 1. */
  void good(long nextLine) {
    if (given.length() > TIDY_FROM) {
      given.delete(0, startOf(nextLine));
      firstLine = nextLine;
    }
  }

  /**
   * Goes back to the line behind the first that is not empty from a line on.
   *
   * @return the line that is left out
   */
  long leaveOut(long fromLine) {
    int start = startOf(fromLine);
    long line = fromLine;
    int end = endOf(start);
    while (end < given.length() && isBreak(given.charAt(start))) {
      start = end;
      end = endOf(start);
      line++;
    }
    boolean all = end == given.length() && againAt == again.length();
    insideLine = tooLong && all && !isBreak(given.charAt(end - 1));
    tooLong = false;
    again = given.substring(end) + again.substring(againAt);
    againAt = 0;
    given = new StringBuilder();
    firstLine = line + 1;
    return line;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (given.length() > LONGEST_ROW) {
      tooLong = true;
      throw new IOException("a row has more than " + LONGEST_ROW + " characters");
    }
    int read =
        againAt < again.length() ? repeat(buffer, offset, length) : fresh(buffer, offset, length);
    if (read > 0) {
      given.append(buffer, offset, read);
    }
    return read;
  }

  private int repeat(char[] buffer, int offset, int length) {
    int read = Math.min(length, again.length() - againAt);
    again.getChars(againAt, againAt + read, buffer, offset);
    againAt += read;
    return read;
  }

  private int fresh(char[] buffer, int offset, int length) throws IOException {
    try {
      if (insideLine) {
        insideLine = false;
        passRestOfLine();
      }
      return source.read(buffer, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void passRestOfLine() throws IOException {
    int next;
    do {
      next = source.read();
    } while (next >= 0 && !isBreak((char) next));
    if (next == '\r') {
      source.mark(1);
      if (source.read() != '\n') {
        source.reset();
      }
    }
  }

  private int startOf(long line) {
    int at = 0;
    for (long before = firstLine; before < line && at < given.length(); before++) {
      at = endOf(at);
    }
    return at;
  }

  /** Where the line that starts here ends, its break included. */
  private int endOf(int start) {
    int at = start;
    while (at < given.length() && !isBreak(given.charAt(at))) {
      at++;
    }
    if (at + 1 < given.length() && given.charAt(at) == '\r' && given.charAt(at + 1) == '\n') {
      at++;
    }
    return Math.min(at + 1, given.length());
  }

  private static boolean isBreak(char character) {
    return character == '\n' || character == '\r';
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
