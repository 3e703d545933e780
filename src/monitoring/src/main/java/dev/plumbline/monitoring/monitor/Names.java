package dev.plumbline.monitoring.monitor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How enum values are written in a monitor: in lower case. */
final class Names {

  private Names() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The value named at {@code place}; empty when it is not given or none of the type. */
  static <E extends Enum<E>> Optional<E> find(Class<E> type, Place place) {
    return place
        .text()
        .flatMap(
            name ->
                Arrays.stream(type.getEnumConstants())
                    .filter(value -> of(value).equals(name))
                    .findAny());
  }
}
