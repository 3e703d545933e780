package dev.plumbline.monitoring.record;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

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

  /** Gives the headers of its Kafka record, name and value; none unless a shape has some. */
  default void addHeaders(T event, BiConsumer<String, byte[]> headers) {}
}
