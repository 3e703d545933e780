package dev.plumbline.schemas.value;

import java.util.Objects;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** What became of a value: exactly one of a record and the reason why there is none. */
public final class Decoded {

  private final GenericRecord record;
  private final Malformed malformed;

  private Decoded(GenericRecord record, Malformed malformed) {
    this.record = record;
    this.malformed = malformed;
  }

  public static Decoded of(GenericRecord record) {
    return new Decoded(Objects.requireNonNull(record, "record is null"), null);
  }

  public static Decoded of(Malformed malformed) {
    return new Decoded(null, Objects.requireNonNull(malformed, "malformed is null"));
  }

  /** Whether there is a record. */
  public boolean isRecord() {
    return record != null;
  }

  /**
   * The record, in the shape of the reader's schema: strings and map keys are {@link String},
   * timestamps are {@code long} milliseconds, enums are {@code GenericEnumSymbol}.
   *
   * @throws IllegalStateException if the value was malformed
   */
  public GenericRecord record() {
    if (record == null) {
      throw new IllegalStateException("no record was read: " + malformed.message());
    }
    return record;
  }

  /** Why there is no record; empty if there is one. */
  public Optional<Malformed> malformed() {
    return Optional.ofNullable(malformed);
  }

  @Override
  public String toString() {
    return record == null ? malformed.toString() : record.toString();
  }
}
