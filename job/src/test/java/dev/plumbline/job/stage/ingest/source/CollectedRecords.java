package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps what is collected. */
final class CollectedRecords implements ReaderOutput<SourceRecord> {

  final List<SourceRecord> records = new ArrayList<>();

  @Override
  public void collect(SourceRecord record) {
    records.add(record);
  }

  @Override
  public void collect(SourceRecord record, long timestamp) {
    records.add(record);
  }

  @Override
  public void emitWatermark(Watermark watermark) {}

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}

  @Override
  public SourceOutput<SourceRecord> createOutputForSplit(String splitId) {
    return this;
  }

  @Override
  public void releaseOutputForSplit(String splitId) {}
}
