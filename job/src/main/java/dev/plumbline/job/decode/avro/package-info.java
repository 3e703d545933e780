/**
 * Avro bytes read in place: cursors, branches of unions, names and numbers, without objects for
 * each.
 */
package dev.plumbline.job.decode.avro;
