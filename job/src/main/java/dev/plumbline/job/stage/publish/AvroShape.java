package dev.plumbline.job.stage.publish;

import java.io.Serializable;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * The shape in which an event is published.
 *
 * @param <T> the event
 */
interface AvroShape<T> extends Serializable {

  /** The schema it is written with. */
  Schema schema();

  /** The key of its Kafka record. */
  String key(T event);

  /** Its content. */
  GenericRecord record(T event);
}
