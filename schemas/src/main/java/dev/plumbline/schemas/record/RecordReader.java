package dev.plumbline.schemas.record;

import dev.plumbline.schemas.avro.AvroBody;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.avro.StringTypes;
import dev.plumbline.schemas.json.UnknownNames;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads values of one kind of record in all three forms, told apart by the first byte. Never throws
 * on data and takes memory only in proportion to the value: whatever cannot be read comes back as
 * {@link Malformed} with a reason and what to do. The same record gives an equal result in each
 * form.
 *
 * <p>Decodes into generic records: Avro 1.12.2 refuses generated classes unless the JVM was started
 * with a property that a foreign Flink cluster does not set.
 *
 * <p>For one thread. Not serializable: construct it where it is used.
 */
public final class RecordReader {

  /** Longest value that is read, in bytes: 16 MiB, well beyond a broker's default of 1 MiB. */
  public static final int MAX_BYTES = 16 << 20;

  static final int REGISTRY_HEADER = 5;

  private final Schema schema;
  private final Schema readerSchema;
  private final WriterSchemas writers;
  private final AvroBody avro;
  private final JsonRecords json;

  /**
   * A reader of one kind of record.
   *
   * @param schema what is read, such as {@link Schemas#PREDICTION}
   * @param writers the schemas that values may be written with
   */
  public RecordReader(Schema schema, WriterSchemas writers) {
    this(schema, writers, UnknownNames.REFUSED);
  }

  private RecordReader(Schema schema, WriterSchemas writers, UnknownNames unknown) {
    this.schema = schema;
    this.readerSchema = StringTypes.copyOf(schema);
    this.writers = writers;
    this.avro = new AvroBody(readerSchema, schema);
    this.json = new JsonRecords(readerSchema, unknown);
  }

  /**
   * A reader of one kind of record that programs write, later releases among them: a field in JSON
   * that the schema does not have is passed over, as it is in Avro.
   *
   * @param schema what is read, such as {@link Schemas#ALERT}
   * @param writers the schemas that values may be written with
   */
  public static RecordReader ofResults(Schema schema, WriterSchemas writers) {
    return new RecordReader(schema, writers, UnknownNames.PASSED_OVER);
  }

  /** The schema of the records that are read: the given one, with Java strings for text. */
  public Schema schema() {
    return readerSchema;
  }

  /**
   * Reads one value.
   *
   * @param value the value of a Kafka record; may be null
   * @return the record, or why there is none
   */
  public Decoded read(byte[] value) {
    try {
      return Decoded.of(dispatch(value));
    } catch (MalformedValueException e) {
      return Decoded.of(e.malformed());
    }
  }

  private GenericRecord dispatch(byte[] value) throws MalformedValueException {
    if (value == null || value.length == 0) {
      throw new MalformedValueException(
          Reason.EMPTY_VALUE, "The value is empty. Publish one record per message.");
    }
    if (value.length > MAX_BYTES) {
      throw new MalformedValueException(
          Reason.TOO_LARGE,
          "The value has " + value.length + " bytes, at most " + MAX_BYTES + " are read.");
    }
    if (value[0] == '{') {
      return json.read(value);
    }
    if (value[0] == 0) {
      return registryFramed(value);
    }
    boolean single = value[0] == SingleObjectHeader.FIRST;
    if (single && (value.length == 1 || value[1] == SingleObjectHeader.SECOND)) {
      return singleObject(value);
    }
    throw new MalformedValueException(Reason.UNKNOWN_FORMAT, explain(value));
  }

  private GenericRecord singleObject(byte[] value) throws MalformedValueException {
    if (value.length < SingleObjectHeader.LENGTH) {
      throw truncatedHeader(value, "single-object", SingleObjectHeader.LENGTH);
    }
    SingleObjectHeader header = SingleObjectHeader.parse(value);
    Schema writer = writers.byFingerprint(header.fingerprint()).orElse(null);
    if (writer == null) {
      throw new MalformedValueException(
          Reason.UNKNOWN_FINGERPRINT,
          "No schema has the fingerprint "
              + header.fingerprintHex()
              + ". Write with a schema listed in schemas/headers.txt, or put yours into"
              + " schemas.extra-dir.");
    }
    return avro.read(writer, value, SingleObjectHeader.LENGTH);
  }

  private GenericRecord registryFramed(byte[] value) throws MalformedValueException {
    if (value.length < REGISTRY_HEADER) {
      throw truncatedHeader(value, "Confluent wire format", REGISTRY_HEADER);
    }
    return avro.read(writers.byId(ByteBuffer.wrap(value).getInt(1)), value, REGISTRY_HEADER);
  }

  private static MalformedValueException truncatedHeader(byte[] value, String form, int length) {
    return new MalformedValueException(
        Reason.TRUNCATED,
        "The value has "
            + value.length
            + " bytes and starts like "
            + form
            + ", whose header alone has "
            + length
            + ".");
  }

  /**
   * Raw Avro has no mark of its own: what our own schema decodes to the last byte is taken for it.
   */
  private String explain(byte[] value) {
    try {
      avro.read(schema, value, 0);
      return FormatGuess.rawAvro(schema.getFullName(), SingleObjectHeader.of(schema).hex());
    } catch (MalformedValueException e) {
      return FormatGuess.of(value);
    }
  }
}
