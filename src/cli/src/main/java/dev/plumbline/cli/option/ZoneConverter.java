package dev.plumbline.cli.option;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time zone: its name, or an offset. */
final class ZoneConverter implements ITypeConverter<ZoneId> {

  @Override
  public ZoneId convert(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is no time zone; write it as UTC, Europe/Berlin or +01:00");
    }
  }
}
