package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import org.apache.flink.api.connector.source.SourceOutput;

/** Passes on what its gate lets pass; the rest the gate releases later. */
class GatedOutput extends ForwardingOutput {

  /** Decides on each record. */
  interface Gate {

    /** Whether the record passes now. */
    boolean passes(SourceRecord record);

    /**
     * Keeps a record that does not.
     *
     * @param release hands it over
     */
    void hold(SourceRecord record, Runnable release);
  }

  private final Gate gate;

  GatedOutput(SourceOutput<SourceRecord> output, Gate gate) {
    super(output);
    this.gate = gate;
  }

  @Override
  public void collect(SourceRecord record) {
    if (gate.passes(record)) {
      output.collect(record);
    } else {
      gate.hold(record, () -> output.collect(record));
    }
  }

  @Override
  public void collect(SourceRecord record, long timestamp) {
    if (gate.passes(record)) {
      output.collect(record, timestamp);
    } else {
      gate.hold(record, () -> output.collect(record, timestamp));
    }
  }
}
