package dev.plumbline.schemas.text;

/** Quotes foreign text in a message: short, on one line, without control characters. */
public final class Quoted {

  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_PROBLEM = 240;

  private Quoted() {}

  /** A piece of a value, cut to 80 characters, what is not printable as a question mark. */
  public static String of(String text) {
    return cut(text, LONGEST_VALUE);
  }

  /** What a library said about a problem, cut to 240 characters. */
  public static String problem(String text) {
    return cut(String.valueOf(text), LONGEST_PROBLEM);
  }

  private static String cut(String text, int longest) {
    StringBuilder quoted = new StringBuilder();
    int length = Math.min(text.length(), longest);
    for (int i = 0; i < length; i++) {
      char character = text.charAt(i);
      boolean hidden = Character.isISOControl(character) || Character.isSurrogate(character);
      quoted.append(hidden ? '?' : character);
    }
    if (text.length() > longest) {
      quoted.append("...");
    }
    return quoted.toString();
  }
}
