/**
 * Turns Kafka values into records and back by the contracts in {@code schemas/}; the doors are
 * {@link dev.plumbline.schemas.record.RecordReader} and {@link
 * dev.plumbline.schemas.record.RecordWriter}, the neighbour is {@code dev.plumbline.v1}, the
 * generated classes for producers in Java.
 */
package dev.plumbline.schemas;
