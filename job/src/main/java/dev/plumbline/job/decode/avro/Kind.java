package dev.plumbline.job.decode.avro;

import org.apache.avro.Schema;

/** What a value of a writer's schema is, as far as events need it. */
public enum Kind {
  NULL,
  BOOLEAN,
  INT,
  LONG,
  FLOAT,
  DOUBLE,
  STRING,
  /** Whatever else there is; declined where it occurs. */
  OTHER;

  static Kind of(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> NULL;
      case BOOLEAN -> BOOLEAN;
      case INT -> INT;
      case LONG -> LONG;
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
      case STRING -> STRING;
      default -> OTHER;
    };
  }
}
