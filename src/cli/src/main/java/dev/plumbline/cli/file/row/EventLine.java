package dev.plumbline.cli.file.row;

import org.apache.avro.generic.GenericRecord;

/** One event of a file, or why a row is none. */
public sealed interface EventLine permits EventLine.Event, UnreadableLine {

  /** Where it begins, from 1. */
  long line();

  /**
   * An event.
   *
   * @param line where it begins, from 1
   * @param record a prediction or a label of the contract
   */
  record Event(long line, GenericRecord record) implements EventLine {}
}
