/**
 * One record of a topic, read and written in every form that the contract allows: bare JSON, Avro
 * with a registry's id, Avro as a single object.
 */
package dev.plumbline.schemas.record;
