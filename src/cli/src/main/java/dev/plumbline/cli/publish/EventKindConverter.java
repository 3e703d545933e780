package dev.plumbline.cli.publish;

import dev.plumbline.cli.file.EventKind;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what the rows of a file are. */
final class EventKindConverter implements ITypeConverter<EventKind> {

  @Override
  public EventKind convert(String text) {
    return Arrays.stream(EventKind.values())
        .filter(kind -> kind.toString().equals(text))
        .findAny()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"" + text + "\" cannot be published; say predictions or labels"));
  }
}
