package dev.plumbline.testbed.demo;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.EventFile;
import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.EventLine;
import dev.plumbline.testbed.traffic.TimedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The events of a prepared file in the order of their times: each row is a prediction and, where it
 * has {@code labelled_at}, a label. The file is read whole.
 */
public final class RecordedEvents implements Iterator<TimedEvent> {

  private final PriorityQueue<TimedEvent> events =
      new PriorityQueue<>(
          Comparator.comparingLong(TimedEvent::at)
              .thenComparing(event -> event.event().getSchema().getName())
              .thenComparing(event -> event.event().get("prediction_id").toString()));

  /**
   * Reads a file.
   *
   * @param file CSV with the columns of predictions and of labels
   * @throws IOException also when a row is no event, with its line
   */
  public RecordedEvents(Path file) throws IOException, BadFileException {
    read(file, EventKind.PREDICTIONS, "predicted_at");
    read(file, EventKind.LABELS, "labelled_at");
  }

  @Override
  public boolean hasNext() {
    return !events.isEmpty();
  }

  @Override
  public TimedEvent next() {
    return events.remove();
  }

  private void read(Path path, EventKind kind, String time) throws IOException, BadFileException {
    try (EventFile file = EventFile.open(path, kind, new ColumnMapping(List.of()), null)) {
      Optional<EventLine> next = file.next();
      while (next.isPresent()) {
        if (!(next.get() instanceof EventLine.Event event)) {
          throw new IOException(path + ": " + next.get());
        }
        events.add(new TimedEvent((Long) event.record().get(time), event.record()));
        next = file.next();
      }
    }
  }
}
