/**
 * Events and training data as people keep them in files: CSV, JSON Lines, Avro, Parquet; the doors
 * are {@link dev.plumbline.console.file.EventFile} and {@link
 * dev.plumbline.console.file.FeatureFile}, the neighbour is {@code dev.plumbline.schemas}, which
 * makes the records.
 */
package dev.plumbline.console.file;
