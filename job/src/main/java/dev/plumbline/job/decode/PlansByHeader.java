package dev.plumbline.job.decode;

import dev.plumbline.schemas.record.AvroFrames;
import dev.plumbline.schemas.record.WriterSchemas;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Finds the plan by which a value is read, by the header before it: compiled once for each writer
 * schema. For one thread.
 *
 * @param <P> the plan
 */
public final class PlansByHeader<P> {

  private final AvroFrames frames;
  private final Function<Schema, Optional<P>> compile;
  private final Map<Schema, Optional<P>> plans = new IdentityHashMap<>();

  private AvroFrames.Frame last;
  private P lastPlan;

  /**
   * @param writers the schemas that values may be written with
   * @param compile makes the plan for one of them; empty when there is none
   */
  public PlansByHeader(WriterSchemas writers, Function<Schema, Optional<P>> compile) {
    this.frames = new AvroFrames(writers);
    this.compile = compile;
  }

  /** The plan for a value; null when Avro's own reader must read it, or nobody can. */
  public P planFor(byte[] value) {
    AvroFrames.Frame frame = frames.of(value);
    if (frame != last) {
      last = frame;
      lastPlan = frame == null ? null : plans.computeIfAbsent(frame.writer(), compile).orElse(null);
    }
    return lastPlan;
  }

  /** Where the record begins in the value that was asked for last. */
  public int bodyAt() {
    return last.bodyAt();
  }

  /** Whether every value of the writer can be read by our schema. */
  static boolean isReadable(Schema writer, Schema reader) {
    return writer.getType() == Schema.Type.RECORD
        && SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
            == SchemaCompatibilityType.COMPATIBLE;
  }
}
