package dev.plumbline.job.backtest;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A part of the rows.
 *
 * @param part its number
 */
record RowSplit(int part) implements SourceSplit {

  @Override
  public String splitId() {
    return Integer.toString(part);
  }
}
