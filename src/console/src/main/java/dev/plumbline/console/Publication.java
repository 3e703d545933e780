package dev.plumbline.console;

import dev.plumbline.console.file.EventFile;
import dev.plumbline.console.file.EventLine;
import dev.plumbline.console.file.UnreadableLine;
import dev.plumbline.console.kafka.TopicWriter;
import dev.plumbline.schemas.RecordWriter;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Carries the events of a file to a topic, under their prediction ids, in the order of the file.
 *
 * @param events where from
 * @param records how they are written
 * @param writer where to
 * @param rate how fast at most
 * @param terminal where progress and unreadable rows are told
 */
record Publication(
    EventFile events, RecordWriter records, TopicWriter writer, Rate rate, Terminal terminal) {

  /** Publishes all; returns whether every row was an event. */
  boolean run(String topic) throws IOException {
    long unreadable = 0;
    long published = 0;
    long start = System.nanoTime();
    try (Progress progress = Progress.start(terminal, "publishing to " + topic, events.size())) {
      Optional<EventLine> next = events.next();
      while (next.isPresent()) {
        if (next.get() instanceof EventLine.Event event) {
          rate.await(published, start);
          writer.write(
              event.record().get("prediction_id").toString(), records.write(event.record()));
          published++;
        } else if (next.get() instanceof UnreadableLine line) {
          terminal.note("line " + line.line() + ": " + line.problem());
          unreadable++;
        }
        progress.at(published + unreadable, events.bytesRead());
        next = events.next();
      }
      writer.flush();
    }
    tell(topic, unreadable);
    return unreadable == 0;
  }

  private void tell(String topic, long unreadable) {
    if (!events.ignoredColumns().isEmpty()) {
      terminal.note(
          "Ignored columns: "
              + String.join(", ", events.ignoredColumns())
              + " (name them with --map theirs=ours, as "
              + events.ignoredColumns().iterator().next()
              + "=feature.x)");
    }
    String left =
        unreadable == 0 ? "" : String.format(Locale.ROOT, ", %,d rows were no events", unreadable);
    terminal.print(
        String.format(Locale.ROOT, "%,d published to %s%s", writer.acknowledged(), topic, left));
  }
}
