package dev.plumbline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command did.
 *
 * @param exit its exit code
 * @param out standard output
 * @param err standard error
 */
public record Run(int exit, String out, String err) {

  public static Run of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int exit =
        Plumbline.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(texts);
    return new Run(exit, out.toString(), err.toString());
  }
}
