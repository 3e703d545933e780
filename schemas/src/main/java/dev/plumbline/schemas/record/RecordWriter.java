package dev.plumbline.schemas.record;

import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.json.JsonLine;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes records of one schema in one form. Takes generic records, whose times are {@code long}
 * milliseconds, and the generated classes, whose times are {@link java.time.Instant}. JSON is one
 * line with every field in the order of the schema, null included, times as ISO-8601 with
 * milliseconds and Z; NaN becomes null there.
 *
 * <p>For one thread. Not serializable: construct it where it is used.
 */
public final class RecordWriter {

  private final Schema schema;
  private final Form form;
  private final byte[] header;
  private final GenericDatumWriter<IndexedRecord> avro;
  private BinaryEncoder encoder;

  private RecordWriter(Schema schema, Form form, byte[] header) {
    this.schema = schema;
    this.form = form;
    this.header = header;
    GenericData data = new GenericData();
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    this.avro = new GenericDatumWriter<>(schema, data);
  }

  /** A writer of Avro's single-object encoding, which needs no registry. */
  public static RecordWriter singleObject(Schema schema) {
    return new RecordWriter(schema, Form.SINGLE_OBJECT, SingleObjectHeader.of(schema).bytes());
  }

  /** A writer of JSON. */
  public static RecordWriter json(Schema schema) {
    return new RecordWriter(schema, Form.JSON, new byte[0]);
  }

  /**
   * A writer of Confluent's wire format; registers the schema at once under {@code <topic>-value}.
   *
   * @throws SchemaRegistryException if the registry does not answer or refuses
   */
  public static RecordWriter confluent(Schema schema, String topic, SchemaRegistry registry) {
    int id = registry.register(topic + "-value", schema);
    byte[] header = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
    return new RecordWriter(schema, Form.CONFLUENT, header);
  }

  /**
   * A writer of the form that a setting names.
   *
   * @param topic where the values go; decides the subject in the registry
   * @param registry needed for {@link Form#CONFLUENT} only
   * @throws IllegalArgumentException if the form needs a registry and there is none
   */
  public static RecordWriter of(
      Form form, Schema schema, String topic, Optional<SchemaRegistry> registry) {
    return switch (form) {
      case SINGLE_OBJECT -> singleObject(schema);
      case JSON -> json(schema);
      case CONFLUENT ->
          confluent(
              schema,
              topic,
              registry.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "topic "
                              + topic
                              + " is to be written in form CONFLUENT and no"
                              + " registry is set")));
    };
  }

  /** The form that is written. */
  public Form form() {
    return form;
  }

  /**
   * Writes one record.
   *
   * @throws IllegalArgumentException if the record is not one of the writer's schema; names the
   *     field
   */
  public byte[] write(IndexedRecord record) {
    Objects.requireNonNull(record, "record is null");
    String found = record.getSchema().getFullName();
    if (!found.equals(schema.getFullName())) {
      throw new IllegalArgumentException(
          "this writes " + schema.getFullName() + ", it was given " + found);
    }
    try {
      return form == Form.JSON ? JsonLine.of(schema, record) : binary(record);
    } catch (AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException(
          "the record is no valid " + schema.getFullName() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a " + schema.getFullName() + " to memory", e);
    }
  }

  private byte[] binary(IndexedRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.write(header);
    encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
    avro.write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
