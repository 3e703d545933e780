package dev.plumbline.testbed.traffic;

import org.apache.avro.generic.GenericRecord;

/**
 * A prediction or label and its event time.
 *
 * @param at event time, epoch milliseconds
 * @param event the record, of the schema {@code Prediction} or {@code Label}
 */
public record TimedEvent(long at, GenericRecord event) {}
