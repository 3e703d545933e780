package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One row of a file.
 *
 * @param line where it begins, from 1
 * @param cells by the file's own column names, in its order; what is empty in a CSV file is absent
 * @param form what is known of its values
 */
public record Row(long line, Map<String, JsonNode> cells, Form form) implements FileLine {

  /** What a file knows of its values. */
  public enum Form {
    /** Nothing: each is text, as in CSV. */
    TEXT,
    /** Their types, in columns that all rows share, as in Avro and Parquet. */
    TYPED,
    /** Their types, in fields that each row names for itself. */
    JSON
  }
}
