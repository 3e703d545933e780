package dev.plumbline.schemas.record;

import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.value.MalformedValueException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Finds the schema that framed Avro was written with, and where the record begins behind the
 * header. For those who read the record themselves; {@link RecordReader} does all of it and says
 * what is wrong. For one thread.
 */
public final class AvroFrames {

  /**
   * How values with one header are written.
   *
   * @param writer the schema; the same instance each time
   * @param bodyAt index of the record's first byte
   */
  public record Frame(Schema writer, int bodyAt) {}

  private final WriterSchemas writers;
  private final Map<Long, Frame> byFingerprint = new HashMap<>();
  private final Map<Integer, Frame> byId = new HashMap<>();
  private long lastFingerprint;
  private Frame last;

  /**
   * @param writers the schemas that values may be written with
   */
  public AvroFrames(WriterSchemas writers) {
    this.writers = writers;
  }

  /**
   * The frame of a value, the same instance for the same header.
   *
   * @param value the value of a Kafka record; may be null
   * @return null when it is JSON, unframed, too large, or of a schema that is not known now
   */
  public Frame of(byte[] value) {
    if (value == null || value.length > RecordReader.MAX_BYTES) {
      return null;
    }
    if (value.length > SingleObjectHeader.LENGTH
        && value[0] == SingleObjectHeader.FIRST
        && value[1] == SingleObjectHeader.SECOND) {
      return singleObject(SingleObjectHeader.fingerprintOf(value));
    }
    if (value.length > RecordReader.REGISTRY_HEADER && value[0] == 0) {
      return registered(ByteBuffer.wrap(value).getInt(1));
    }
    return null;
  }

  private Frame singleObject(long fingerprint) {
    if (last == null || lastFingerprint != fingerprint) {
      Frame known = byFingerprint.get(fingerprint);
      if (known == null) {
        Optional<Schema> writer = writers.byFingerprint(fingerprint);
        if (writer.isEmpty()) {
          return null;
        }
        known = new Frame(writer.get(), SingleObjectHeader.LENGTH);
        byFingerprint.put(fingerprint, known);
      }
      last = known;
      lastFingerprint = fingerprint;
    }
    return last;
  }

  private Frame registered(int id) {
    Frame known = byId.get(id);
    if (known == null) {
      try {
        known = new Frame(writers.byId(id), RecordReader.REGISTRY_HEADER);
        byId.put(id, known);
      } catch (MalformedValueException notKnown) {
        return null; // the registry remembers its refusal: RecordReader says why
      }
    }
    return known;
  }
}
