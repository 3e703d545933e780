package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** The same for a reader's output and the outputs of its splits. */
final class GatedReaderOutput extends GatedOutput implements ReaderOutput<SourceRecord> {

  private final ReaderOutput<SourceRecord> output;
  private final Gate gate;

  GatedReaderOutput(ReaderOutput<SourceRecord> output, Gate gate) {
    super(output, gate);
    this.output = output;
    this.gate = gate;
  }

  @Override
  public SourceOutput<SourceRecord> createOutputForSplit(String splitId) {
    return new GatedOutput(output.createOutputForSplit(splitId), gate);
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    output.releaseOutputForSplit(splitId);
  }
}
