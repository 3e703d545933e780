package dev.plumbline.job.stage.ingest;

import dev.plumbline.schemas.value.Reason;
import org.apache.avro.generic.GenericRecord;

/**
 * Takes fields out of a decoded record and refuses what no later stage could use. Names and ids are
 * at most {@value #LONGEST_NAME} characters, since they are kept in state; any other text at most
 * {@value #LONGEST_TEXT}.
 */
final class EventFields {

  static final int LONGEST_NAME = 256;
  static final int LONGEST_TEXT = 65_536;

  private EventFields() {}

  /** A name or id, never null, refused when too long. */
  static String name(GenericRecord record, String field) {
    return name(field, record.get(field));
  }

  /** The text of a value that is kept as a name, null when the value is. */
  static String name(String field, Object value) {
    if (value == null) {
      return null;
    }
    String text = value.toString();
    if (text.length() > LONGEST_NAME) {
      throw new RefusedEventException(
          Reason.STRING_TOO_LONG,
          String.format(
              "%s has %,d characters, at most %,d are kept", field, text.length(), LONGEST_NAME));
    }
    return text;
  }

  /** Refuses text that nobody sends on purpose, wherever it stands. */
  static void checkText(String field, Object value) {
    if (value instanceof CharSequence text && text.length() > LONGEST_TEXT) {
      throw new RefusedEventException(
          Reason.STRING_TOO_LONG,
          String.format(
              "%s has %,d characters, at most %,d are read", field, text.length(), LONGEST_TEXT));
    }
  }

  /** A name that must not be empty. */
  static String requiredName(GenericRecord record, String field, Reason reason, String remedy) {
    String text = name(record, field);
    if (text == null || text.isBlank()) {
      throw new RefusedEventException(reason, field + " is empty; " + remedy);
    }
    return text;
  }

  /** A number that may be absent but not NaN or infinite. */
  static Double finite(GenericRecord record, String field, Reason reason) {
    Double value = (Double) record.get(field);
    if (value != null && !Double.isFinite(value)) {
      throw new RefusedEventException(
          reason, field + " is " + value + "; publish a finite number or null");
    }
    return value;
  }
}
