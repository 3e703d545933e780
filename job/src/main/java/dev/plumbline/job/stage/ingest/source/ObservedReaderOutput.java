package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** The same for a reader's output and the outputs of its splits. */
final class ObservedReaderOutput extends ObservedOutput implements ReaderOutput<SourceRecord> {

  private final ReaderOutput<SourceRecord> output;
  private final Consumer<SourceRecord> observer;

  ObservedReaderOutput(ReaderOutput<SourceRecord> output, Consumer<SourceRecord> observer) {
    super(output, observer);
    this.output = output;
    this.observer = observer;
  }

  @Override
  public SourceOutput<SourceRecord> createOutputForSplit(String splitId) {
    return new ObservedOutput(output.createOutputForSplit(splitId), observer);
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    output.releaseOutputForSplit(splitId);
  }
}
