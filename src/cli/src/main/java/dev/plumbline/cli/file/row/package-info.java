/**
 * Rows of CSV, JSON lines, Avro and Parquet, each a value or the line and what is wrong with it.
 */
package dev.plumbline.cli.file.row;
