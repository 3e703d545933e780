package dev.plumbline.cli.publish;

import dev.plumbline.cli.file.EventFile;
import dev.plumbline.cli.file.row.EventLine;
import dev.plumbline.cli.file.row.UnreadableLine;
import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.cli.terminal.Progress;
import dev.plumbline.cli.terminal.RowProblems;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.TopicWriter;
import dev.plumbline.schemas.record.RecordWriter;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * Carries the events of a file to a topic, under their prediction ids, in the order of the file.
 *
 * @param events where from
 * @param records how they are written
 * @param writer where to
 * @param rate how fast at most
 * @param terminal where progress and unreadable rows are reported
 */
record Publication(
    EventFile events, RecordWriter records, TopicWriter writer, Rate rate, Terminal terminal) {

  /** What a broker takes by default, less what Kafka writes around a value. */
  private static final int MOST_BYTES = 1_000_000;

  /** Publishes all; returns the exit code: 0 all, 1 some, 2 no row was an event. */
  int run(String topic) throws IOException {
    RowProblems problems = new RowProblems(terminal);
    long rows = 0;
    long published = 0;
    long start = System.nanoTime();
    try (Progress progress = Progress.start(terminal, "publishing to " + topic, events.size())) {
      Optional<EventLine> next = events.next();
      while (next.isPresent()) {
        rows++;
        rate.await(published, start);
        Optional<String> problem = publish(next.get());
        if (problem.isPresent()) {
          problems.add("line " + next.get().line(), problem.get());
        } else {
          published++;
        }
        progress.at(rows, events.bytesRead());
        next = events.next();
      }
      writer.flush();
    }
    problems.emitRest();
    report(topic, rows, published);
    return published == 0 ? 2 : rows == published ? 0 : 1;
  }

  /** Publishes one row; returns why it could not. */
  private Optional<String> publish(EventLine line) {
    if (line instanceof UnreadableLine unreadable) {
      return Optional.of(unreadable.problem());
    }
    GenericRecord event = ((EventLine.Event) line).record();
    byte[] value = records.write(event);
    if (value.length > MOST_BYTES) {
      return Optional.of(
          "the event has " + value.length + " bytes; at most " + MOST_BYTES + " are published.");
    }
    writer.write(event.get("prediction_id").toString(), value);
    return Optional.empty();
  }

  private void report(String topic, long rows, long published) {
    if (!events.ignoredColumns().isEmpty()) {
      terminal.note(
          "Ignored columns: "
              + String.join(", ", events.ignoredColumns())
              + " (name them with --map theirs=ours, as "
              + events.ignoredColumns().iterator().next()
              + "=feature.x)");
    }
    if (rows == 0) {
      terminal.note("The file has no rows.");
    }
    long unreadable = rows - published;
    String left =
        unreadable == 0
            ? ""
            : ", %s of %s rows (%s) were no events"
                .formatted(
                    DisplayText.count(unreadable),
                    DisplayText.count(rows),
                    DisplayText.share(unreadable, rows));
    terminal.print(DisplayText.count(writer.acknowledged()) + " published to " + topic + left);
  }
}
