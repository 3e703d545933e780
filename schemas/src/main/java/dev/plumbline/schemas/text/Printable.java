package dev.plumbline.schemas.text;

/**
 * Text from outside as a terminal may show it: what would steer the terminal, or hide or reorder
 * what is shown, is written as JSON writes it, by a backslash, a u and four digits, so that JSON
 * stays what it is.
 */
public final class Printable {

  private static final int FIRST_VISIBLE = 0x20;
  private static final int DELETE = 0x7f;
  private static final int LAST_CONTROL = 0x9f;

  private Printable() {}

  /**
   * One line: a line break in it is escaped, too; a tab stays. The same instance when all is fine.
   */
  public static String line(String text) {
    return escaped(text, true);
  }

  /** Lines: line breaks and tabs stay. The same instance when all is fine. */
  public static String lines(String text) {
    return escaped(text, false);
  }

  private static String escaped(String text, boolean oneLine) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean steers = steers(text, i) || oneLine && character == '\n';
      if (steers && escaped == null) {
        escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (steers) {
        escaped.append(character == '\n' ? "\\n" : "\\u%04x".formatted((int) character));
      } else if (escaped != null) {
        escaped.append(character);
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  private static boolean steers(String text, int at) {
    char character = text.charAt(at);
    if (character < FIRST_VISIBLE) {
      return character != '\n' && character != '\t';
    }
    if (character < DELETE) {
      return false;
    }
    if (character <= LAST_CONTROL || isHalfAlone(text, at)) {
      return true;
    }
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || character >= 0xfdd0 && character <= 0xfdef;
  }

  private static boolean isHalfAlone(String text, int at) {
    char character = text.charAt(at);
    if (Character.isHighSurrogate(character)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(character)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
