package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** Passes everything on and shows each record to an observer first. */
class ObservedOutput implements SourceOutput<SourceRecord> {

  private final SourceOutput<SourceRecord> output;
  private final Consumer<SourceRecord> observer;

  ObservedOutput(SourceOutput<SourceRecord> output, Consumer<SourceRecord> observer) {
    this.output = output;
    this.observer = observer;
  }

  @Override
  public void collect(SourceRecord record) {
    observer.accept(record);
    output.collect(record);
  }

  @Override
  public void collect(SourceRecord record, long timestamp) {
    observer.accept(record);
    output.collect(record, timestamp);
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
