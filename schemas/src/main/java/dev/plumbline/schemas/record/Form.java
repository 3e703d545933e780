package dev.plumbline.schemas.record;

/** How a record is written as bytes; the first byte tells a reader which of these it is. */
public enum Form {
  /** Avro's single-object encoding: {@code C3 01}, eight bytes of fingerprint, binary Avro. */
  SINGLE_OBJECT,
  /** Confluent's wire format: {@code 00}, four bytes of registry id, binary Avro. */
  CONFLUENT,
  /** One JSON object on one line, UTF-8. */
  JSON
}
