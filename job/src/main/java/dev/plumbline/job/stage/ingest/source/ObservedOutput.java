package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.SourceOutput;

/** Passes everything on and shows each record to an observer first. */
class ObservedOutput extends ForwardingOutput {

  private final Consumer<SourceRecord> observer;

  ObservedOutput(SourceOutput<SourceRecord> output, Consumer<SourceRecord> observer) {
    super(output);
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
}
