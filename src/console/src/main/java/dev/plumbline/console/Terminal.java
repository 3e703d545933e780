package dev.plumbline.console;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes, and whether a person is watching. The start script says which of the two
 * streams are terminals, since Java cannot tell them apart.
 *
 * @param out results
 * @param err everything about them: progress, warnings, errors
 * @param colour whether results may be coloured
 * @param live whether progress may be redrawn in place
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean live) {

  /** The streams of a command. */
  static Terminal of(CommandSpec spec) {
    boolean colour =
        Boolean.getBoolean("plumbline.terminal.out") && System.getenv("NO_COLOR") == null;
    return new Terminal(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        colour,
        Boolean.getBoolean("plumbline.terminal.err"));
  }

  /** Writes a line of the result. */
  void print(String line) {
    out.println(line);
  }

  /** Writes a line about the result. */
  void note(String line) {
    err.println(line);
  }

  /** Whether nobody reads the results any more, as when {@code head} has enough. */
  boolean isGone() {
    return out.checkError();
  }

  /** A text in a colour, if there are colours. */
  String in(Colour wanted, String text) {
    return colour ? wanted.around(text) : text;
  }

  /** The colours in use, by what they mean. */
  enum Colour {
    BAD("31;1"),
    GOOD("32"),
    DIM("2");

    private final String code;

    Colour(String code) {
      this.code = code;
    }

    private String around(String text) {
      return "\u001B[" + code + "m" + text + "\u001B[0m";
    }
  }
}
