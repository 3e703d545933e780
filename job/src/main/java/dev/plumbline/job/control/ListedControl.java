package dev.plumbline.job.control;

import dev.plumbline.job.event.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/** Control topics that hold what was given and get no more: of a backtest, or of a test. */
public record ListedControl(ArrayList<SourceRecord> records) implements ControlFeed {

  @Override
  public Reader open() {
    return new Reader() {
      @Override
      public List<SourceRecord> history() {
        return List.copyOf(records);
      }

      @Override
      public List<SourceRecord> news() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
