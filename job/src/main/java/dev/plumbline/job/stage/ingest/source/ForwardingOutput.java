package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** Passes all but the records on to another output. */
abstract class ForwardingOutput implements SourceOutput<SourceRecord> {

  /** The output that all is passed on to. */
  final SourceOutput<SourceRecord> output;

  ForwardingOutput(SourceOutput<SourceRecord> output) {
    this.output = output;
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    output.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    output.markIdle();
  }

  @Override
  public void markActive() {
    output.markActive();
  }
}
