package dev.plumbline.monitoring.monitor;

import java.util.Locale;

/** How enum values are written in a monitor: in lower case. */
public final class Names {

  private Names() {}

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
