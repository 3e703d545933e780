package dev.plumbline.cli.option;

import dev.plumbline.schemas.value.EventTimes;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant, as the times of events are read: ISO-8601 with Z or an offset. */
final class InstantConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    if (EventTimes.parse(text).orElse(null) instanceof Instant instant) {
      return instant;
    }
    throw new TypeConversionException(
        "\"" + text + "\" is no time with a zone; write it as 2026-12-01T00:00:00Z");
  }
}
