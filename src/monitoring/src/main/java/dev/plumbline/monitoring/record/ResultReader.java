package dev.plumbline.monitoring.record;

import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.MalformedValueException;

/**
 * Reads results of one kind in each form that they are written in, by this release, an earlier or a
 * later one. Never throws on data. Fields that a later release added are passed over; a symbol that
 * it added is a reason why the value cannot be read. For one thread.
 *
 * @param <T> the result
 */
public final class ResultReader<T> {

  private final AvroShape<T> shape;
  private final RecordReader records;

  /**
   * A reader of results of this shape.
   *
   * @param writers the schemas that values may be written with
   */
  public ResultReader(AvroShape<T> shape, WriterSchemas writers) {
    this.shape = shape;
    this.records = RecordReader.ofResults(shape.schema(), writers);
  }

  /**
   * Reads one value.
   *
   * @param value the value of a Kafka record or a line of JSON; may be null
   */
  public ReadResult<T> read(byte[] value) {
    Decoded decoded = records.read(value);
    if (!decoded.isRecord()) {
      return ReadResult.of(decoded.malformed().orElseThrow());
    }
    try {
      return ReadResult.of(shape.read(decoded.record()));
    } catch (MalformedValueException e) {
      return ReadResult.of(e.malformed());
    }
  }
}
