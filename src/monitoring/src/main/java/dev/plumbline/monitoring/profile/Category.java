package dev.plumbline.monitoring.profile;

import dev.plumbline.schemas.text.CanonicalText;
import java.util.Optional;

/** Takes a value as a category: its canonical text. */
public final class Category {

  /** Longer text is never listed as a category of its own. */
  static final int LONGEST = 256;

  private Category() {}

  /** Empty for NaN, an infinity, and what no event can carry: lists, maps, bytes. */
  public static Optional<String> of(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? Optional.of(CanonicalText.of(number)) : Optional.empty();
    }
    boolean known =
        value instanceof CharSequence
            || value instanceof Boolean
            || value instanceof Long
            || value instanceof Integer;
    return known ? Optional.of(CanonicalText.of(value)) : Optional.empty();
  }

  public static boolean canBeListed(String category) {
    return category.length() <= LONGEST
        && !category.equals(CategoricalProfile.OTHER)
        && !category.equals(CategoricalProfile.UNSEEN);
  }
}
