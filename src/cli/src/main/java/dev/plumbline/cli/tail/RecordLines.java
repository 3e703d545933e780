package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.record.AvroShape;
import dev.plumbline.monitoring.record.ReadResult;
import dev.plumbline.monitoring.record.ResultReader;
import dev.plumbline.schemas.record.RecordWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Shows the results of one kind, one line each, in whatever form they were written. A record that
 * is none is reported on standard error and not counted.
 *
 * @param reader of a record
 * @param wanted whether a result is shown
 * @param line of a result
 * @param <T> the result
 */
record RecordLines<T>(
    Function<ConsumerRecord<byte[], byte[]>, ReadResult<T>> reader,
    Predicate<T> wanted,
    Function<T, String> line,
    Terminal terminal)
    implements Function<ConsumerRecord<byte[], byte[]>, Optional<String>> {

  /** Lines of JSON, or in these words. */
  static <T> RecordLines<T> of(
      AvroShape<T> shape,
      TailOptions options,
      Predicate<T> wanted,
      Function<T, String> inWords,
      Terminal terminal)
      throws IOException {
    ResultReader<T> reader = new ResultReader<>(shape, options.writers());
    RecordWriter json = RecordWriter.json(shape.schema());
    Function<T, String> asJson =
        result -> new String(json.write(shape.record(result)), StandardCharsets.UTF_8);
    return new RecordLines<>(
        record -> reader.read(record.value()), wanted, options.json() ? asJson : inWords, terminal);
  }

  @Override
  public Optional<String> apply(ConsumerRecord<byte[], byte[]> record) {
    ReadResult<T> read = reader.apply(record);
    read.malformed()
        .ifPresent(
            malformed ->
                terminal.note(
                    "%s, partition %d, offset %d cannot be read: %s"
                        .formatted(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            malformed.message())));
    return read.result().filter(wanted).map(line);
  }
}
