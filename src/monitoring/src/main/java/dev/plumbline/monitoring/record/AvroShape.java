package dev.plumbline.monitoring.record;

import dev.plumbline.schemas.value.MalformedValueException;
import java.io.Serializable;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * The shape in which a result is published, and read again: what {@link #read} makes of {@link
 * #record} equals the result. {@link ResultReader} reads bytes.
 *
 * @param <T> the result
 */
public interface AvroShape<T> extends Serializable {

  /** The schema it is written with. */
  Schema schema();

  /** The key of its Kafka record. */
  String key(T result);

  /** Its content. */
  GenericRecord record(T result);

  /**
   * The result that a record tells. Fields beside those of {@link #schema} are passed over.
   *
   * @throws MalformedValueException if a field is absent, null where it must not be, of another
   *     type or a symbol that is not known; names the field
   */
  T read(GenericRecord record) throws MalformedValueException;

  /** Gives the headers of its Kafka record, name and value; none unless a shape has some. */
  default void addHeaders(T result, BiConsumer<String, byte[]> headers) {}
}
