package dev.plumbline.cli.terminal;

import dev.plumbline.schemas.text.Printable;
import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
public record Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean live) {

  /** The streams of a command. */
  public static Terminal of(CommandSpec spec) {
    return new Terminal(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        isColoured(),
        Boolean.getBoolean("plumbline.terminal.err"));
  }

  /** Whether results go to a terminal that may be coloured. */
  public static boolean isColoured() {
    return Boolean.getBoolean("plumbline.terminal.out") && System.getenv("NO_COLOR") == null;
  }

  /** Writes a line of the result; one line, whatever text from outside is in it. */
  public void print(String line) {
    out.println(oneLine(line));
  }

  /** Writes a result that is many lines by itself, such as a JSON document. */
  public void printDocument(String document) {
    document.lines().forEach(this::print);
  }

  /** Writes a line about the result; one line, whatever text from outside is in it. */
  public void note(String line) {
    err.println(oneLine(line));
  }

  private static String oneLine(String line) {
    return line.replace("\n", "\\n");
  }

  /** Whether nobody reads the results any more, as when {@code head} has enough. */
  public boolean isGone() {
    return out.checkError();
  }

  /** A text in a colour, if there are colours. */
  public String in(Colour wanted, String text) {
    return colour ? wanted.around(text) : text;
  }

  /** The colours in use, by what they mean. */
  public enum Colour {
    BAD("31;1"),
    GOOD("32"),
    DIM("2");

    /** Stands for the end of a colour, and with an ordinal added for its begin: no character. */
    private static final char END = '\uFDD0';

    private static final Pattern MARK = Pattern.compile("[\uFDD0-\uFDD3]");

    private final String code;

    Colour(String code) {
      this.code = code;
    }

    private String around(String text) {
      return (char) (END + 1 + ordinal()) + MARK.matcher(text).replaceAll("?") + END;
    }

    /** The text as it goes to the terminal: escaped, and the marks replaced by what they mean. */
    public static String unmarked(String text) {
      Matcher mark = MARK.matcher(text);
      StringBuilder written = new StringBuilder();
      int from = 0;
      while (mark.find()) {
        int ordinal = text.charAt(mark.start()) - END - 1;
        written
            .append(Printable.lines(text.substring(from, mark.start())))
            .append("\u001B[")
            .append(ordinal < 0 ? "0" : values()[ordinal].code)
            .append('m');
        from = mark.end();
      }
      return written.append(Printable.lines(text.substring(from))).toString();
    }
  }
}
