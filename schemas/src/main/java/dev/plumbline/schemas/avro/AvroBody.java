package dev.plumbline.schemas.avro;

import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.text.StrictUtf8;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Decodes binary Avro of any writer schema into one reader schema. Decodes from an array, never
 * from a stream: only there Avro holds a declared length against the bytes that are left before it
 * takes memory. For one thread: decoders and plans are kept and used again.
 */
public final class AvroBody {

  private final Schema readerSchema;
  private final Schema bytesSchema;
  private final GenericData data = new GenericData();
  private final Map<Schema, Plan> plans = new IdentityHashMap<>();
  private BinaryDecoder decoder;

  /**
   * @param readerSchema gives text as Java strings
   * @param bytesSchema the same, without a Java type for text, so that its bytes are kept
   */
  public AvroBody(Schema readerSchema, Schema bytesSchema) {
    this.readerSchema = readerSchema;
    this.bytesSchema = bytesSchema;
    this.data.setFastReaderEnabled(true);
  }

  /**
   * Decodes what follows the header, to the last byte.
   *
   * @param writerSchema the schema it was written with; the same instance each time
   */
  public GenericRecord read(Schema writerSchema, byte[] value, int offset)
      throws MalformedValueException {
    Plan plan = plans.computeIfAbsent(writerSchema, this::plan);
    GenericRecord record = read(plan, writerSchema, value, offset);
    if (RecordTexts.any(record, StrictUtf8::isDoubtful)) {
      requireUtf8(writerSchema, value, offset);
    }
    return record;
  }

  /** Avro puts U+FFFD where bytes are no UTF-8; only the bytes tell whether it was meant. */
  private void requireUtf8(Schema writerSchema, byte[] value, int offset)
      throws MalformedValueException {
    Plan asBytes = new Plan(new GenericDatumReader<>(writerSchema, bytesSchema, data), null);
    if (RecordTexts.any(read(asBytes, writerSchema, value, offset), AvroBody::isNoUtf8)) {
      throw malformed(writerSchema, "a text in it is no UTF-8");
    }
  }

  private static boolean isNoUtf8(CharSequence text) {
    return text instanceof Utf8 bytes
        && StrictUtf8.firstInvalid(bytes.getBytes(), 0, bytes.getByteLength()) >= 0;
  }

  private GenericRecord read(Plan plan, Schema writerSchema, byte[] value, int offset)
      throws MalformedValueException {
    try {
      return read(plan, writerSchema, value, offset, 0);
    } catch (EOFException e) {
      return readWithRoom(plan, writerSchema, value, offset);
    } catch (AvroTypeException e) {
      throw plan.problem() == null ? malformed(writerSchema, e.getMessage()) : incompatible(plan);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw malformed(writerSchema, e.getMessage());
    }
  }

  /**
   * Reads again with as many bytes behind the record as it has: Avro 1.12.2 holds the items of an
   * array or map against the bytes that the <i>reader's</i> type would take, and so refuses four
   * bytes of a float that is read as a double. None of the bytes behind may be used.
   */
  private GenericRecord readWithRoom(Plan plan, Schema writerSchema, byte[] value, int offset)
      throws MalformedValueException {
    try {
      int room = value.length - offset;
      byte[] roomy = Arrays.copyOf(value, value.length + room);
      return read(plan, writerSchema, roomy, offset, room);
    } catch (IOException | RuntimeException | MalformedValueException | StackOverflowError e) {
      throw new MalformedValueException(
          Reason.TRUNCATED,
          "The value of "
              + value.length
              + " bytes ends before the "
              + writerSchema.getName()
              + " does, or a length in it is wrong.");
    }
  }

  private GenericRecord read(
      Plan plan, Schema writerSchema, byte[] value, int offset, int bytesBehind)
      throws IOException, MalformedValueException {
    decoder = DecoderFactory.get().binaryDecoder(value, offset, value.length - offset, decoder);
    GenericRecord record = plan.reader().read(null, decoder);
    if (decoder.inputStream().available() != bytesBehind) {
      throw malformed(writerSchema, "bytes are left after the end of the record");
    }
    return record;
  }

  private Plan plan(Schema writerSchema) {
    GenericDatumReader<GenericRecord> reader =
        new GenericDatumReader<>(writerSchema, readerSchema, data);
    SchemaPairCompatibility compatibility =
        SchemaCompatibility.checkReaderWriterCompatibility(readerSchema, writerSchema);
    if (compatibility.getType() == SchemaCompatibilityType.COMPATIBLE) {
      return new Plan(reader, null);
    }
    Incompatibility first = compatibility.getResult().getIncompatibilities().get(0);
    String problem = first.getType() + " at " + first.getLocation() + ": " + first.getMessage();
    return new Plan(reader, problem);
  }

  private MalformedValueException incompatible(Plan plan) {
    return new MalformedValueException(
        Reason.INCOMPATIBLE_SCHEMA,
        "The writer's schema does not resolve against "
            + readerSchema.getFullName()
            + ": "
            + Quoted.problem(plan.problem()));
  }

  private static MalformedValueException malformed(Schema writerSchema, String problem) {
    return new MalformedValueException(
        Reason.MALFORMED_AVRO,
        "The bytes are no "
            + writerSchema.getFullName()
            + " as the header says: "
            + Quoted.problem(problem)
            + ".");
  }

  /**
   * How values of one writer schema are read.
   *
   * @param problem the first incompatibility; null when there is none. It only matters for values
   *     that use it: a union may have a branch too many that is never written.
   */
  private record Plan(GenericDatumReader<GenericRecord> reader, String problem) {}
}
