package dev.plumbline.job.testing;

import dev.plumbline.job.event.SourceRecord;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/** A partition of listed records and how many of them were read. */
record ListedSplit(int partition, List<SourceRecord> records, int read)
    implements SourceSplit, Serializable {

  @Override
  public String splitId() {
    return "listed-" + partition;
  }
}
