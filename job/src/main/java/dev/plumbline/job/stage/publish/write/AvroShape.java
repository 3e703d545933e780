package dev.plumbline.job.stage.publish.write;

import java.io.Serializable;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The shape in which an event is published.
 *
 * @param <T> the event
 */
public interface AvroShape<T> extends Serializable {

  /** The schema it is written with. */
  Schema schema();

  /** The key of its Kafka record. */
  String key(T event);

  /** Its content. */
  GenericRecord record(T event);

  /** Adds the headers of its Kafka record; none unless a shape has some. */
  default void addHeaders(T event, Headers headers) {}
}
