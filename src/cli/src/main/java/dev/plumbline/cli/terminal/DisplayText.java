package dev.plumbline.cli.terminal;

import dev.plumbline.schemas.text.Printable;
import java.util.Locale;

/** Numbers, shares and foreign text as the commands about profiles write them. */
public final class DisplayText {

  private static final int LONGEST = 32;
  private static final double WHOLE = 100;
  private static final double LEAST_SHARE = 0.0001;

  private DisplayText() {}

  /** 1,234,567. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** To five digits; a dash for none. */
  public static String number(Double value) {
    return value == null ? "-" : Rounded.of(value);
  }

  /** 12.3 %, or less than 0.01 %; a share of nothing is a dash. */
  public static String share(double part, double of) {
    if (of <= 0) {
      return "-";
    }
    if (part > 0 && part / of < LEAST_SHARE) {
      return "< 0.01 %";
    }
    double percent = WHOLE * part / of;
    return String.format(
        Locale.ROOT, percent >= 1 || percent == 0 ? "%.1f %%" : "%.2f %%", percent);
  }

  /** A category, cut to 32 characters so that columns stay narrow; escaped, so that they hold. */
  public static String category(String text) {
    String line = Printable.line(text);
    String cut = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    return cut.isBlank() ? "\"" + cut + "\"" : cut;
  }
}
