package dev.plumbline.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.EventFile;
import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.KafkaFailureException;
import dev.plumbline.kafka.TopicWriter;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

  private static final KafkaAccess NO_KAFKA = new KafkaAccess("localhost:1", new Properties());

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void publishesGoodRowsUnderTheirIdsInTheirOrderAndReportsTheOthers()
      throws IOException, BadFileException {
    // Given
    MockProducer<byte[], byte[]> producer = producer(true);
    String note = "x".repeat(1_000_001);
    String csv =
        "prediction_id,predicted_at,feature.note,mine\n"
            + "p1,1796083200000,,\n"
            + "p2,soon,,\n"
            + "p3,1796083200000,"
            + note
            + ",\n"
            + "p4,1796083200000,,\n";

    // When
    int exit = publish(csv, producer);

    // Then
    assertThat(exit).isOne();
    assertThat(producer.history())
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .containsExactly("p1", "p4");
    assertThat(producer.history())
        .extracting(record -> read(record.value()))
        .containsExactly("p1", "p4");
    assertThat(err.toString().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("line 3: predicted_at is \"soon\"; wanted is milliseconds since 1970");
    assertThat(err.toString())
        .contains("line 4: the event has 10000", "at most 1000000 are published.\n")
        .contains("Ignored columns: mine (name them with --map theirs=ours, as mine=feature.x)\n");
    assertThat(out.toString())
        .isEqualTo("2 published to predictions, 2 of 4 rows (50.0 %) were no events\n");
  }

  @Test
  void saysThatNoRowCouldBePublishedAndOfManyAlikeOnlyTheFirst() throws Exception {
    // Given
    StringBuilder csv = new StringBuilder("prediction_id,predicted_at\n");
    for (int i = 0; i < 8_522; i++) {
      csv.append("p").append(i).append(",2026-12-01 08:30:").append(10 + i % 50).append('\n');
    }

    // When
    int exit = publish(csv.toString(), producer(true));
    int ofNothing = publish("prediction_id,predicted_at\n", producer(true));

    // Then
    assertThat(exit).isEqualTo(2);
    assertThat(ofNothing).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(5)
        .contains(
            "line 2: predicted_at is \"2026-12-01 08:30:10\"; wanted is a time with its zone; say"
                + " it with --zone, as --zone UTC.",
            "8,522 rows in all as line 2: predicted_at is \"2026-12-01 08:30:10\"; wanted is a time"
                + " with its zone; say it with --zone, as --zone UTC.",
            "The file has no rows.");
    assertThat(out.toString())
        .startsWith("0 published to predictions, 8,522 of 8,522 rows (100.0 %) were no events\n");
  }

  @Test
  void stopsWithWordsWhenKafkaDoesNotStoreAnEvent() {
    // Given
    MockProducer<byte[], byte[]> producer = producer(false);
    String csv = "prediction_id,predicted_at\np1,1796083200000\n";

    // When
    TopicWriter writer = TopicWriter.over(NO_KAFKA, "predictions", producer);
    writer.write("p1", csv.getBytes(StandardCharsets.UTF_8));
    producer.errorNext(new NotEnoughReplicasException("2 of 3 replicas are gone"));

    // Then
    assertThatThrownBy(() -> writer.write("p2", new byte[0]))
        .isInstanceOf(KafkaFailureException.class)
        .hasMessage("Kafka at localhost:1: 2 of 3 replicas are gone");
    assertThat(writer.acknowledged()).isZero();
  }

  private int publish(String csv, MockProducer<byte[], byte[]> producer)
      throws IOException, BadFileException {
    Path file = Files.writeString(folder.resolve("events.csv"), csv);
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
    try (EventFile events =
            EventFile.open(file, EventKind.PREDICTIONS, ColumnMapping.NONE, "fraud");
        TopicWriter writer = TopicWriter.over(NO_KAFKA, "predictions", producer)) {
      RecordWriter records = RecordWriter.singleObject(Schemas.PREDICTION);
      return new Publication(events, records, writer, Rate.UNLIMITED, terminal).run("predictions");
    }
  }

  private static String read(byte[] value) {
    RecordReader reader = new RecordReader(Schemas.PREDICTION, WriterSchemas.ours());
    return reader.read(value).record().get("prediction_id").toString();
  }

  private static MockProducer<byte[], byte[]> producer(boolean storesAtOnce) {
    return new MockProducer<>(
        storesAtOnce,
        new RoundRobinPartitioner(),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
