package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Shows the records of one schema, one line each, in whatever form they were written. A value that
 * is none is told on standard error and not counted.
 */
final class RecordLines implements Function<ConsumerRecord<byte[], byte[]>, Optional<String>> {

  private final RecordReader reader;
  private final Predicate<GenericRecord> wanted;
  private final Function<GenericRecord, String> line;
  private final Terminal terminal;

  private RecordLines(
      RecordReader reader,
      Predicate<GenericRecord> wanted,
      Function<GenericRecord, String> line,
      Terminal terminal) {
    this.reader = reader;
    this.wanted = wanted;
    this.line = line;
    this.terminal = terminal;
  }

  /** Lines of JSON, or in these words. */
  static RecordLines of(
      Schema schema,
      TailOptions options,
      Predicate<GenericRecord> wanted,
      Function<GenericRecord, String> inWords,
      Terminal terminal)
      throws IOException {
    WriterSchemas writers = options.writers();
    RecordWriter json = RecordWriter.json(schema);
    Function<GenericRecord, String> asJson =
        record -> new String(json.write(record), StandardCharsets.UTF_8);
    return new RecordLines(
        new RecordReader(schema, writers), wanted, options.json() ? asJson : inWords, terminal);
  }

  @Override
  public Optional<String> apply(ConsumerRecord<byte[], byte[]> record) {
    Decoded decoded = reader.read(record.value());
    if (!decoded.isRecord()) {
      terminal.note(
          "%s, partition %d, offset %d cannot be read: %s"
              .formatted(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  decoded.malformed().orElseThrow().message()));
      return Optional.empty();
    }
    return Optional.of(decoded.record()).filter(wanted).map(line);
  }
}
