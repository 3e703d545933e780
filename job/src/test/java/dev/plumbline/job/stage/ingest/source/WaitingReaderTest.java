package dev.plumbline.job.stage.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.SourceRecord.Kind;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.registry.RegistryAccess;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingReaderTest {

  private static final TopicPartition PARTITION = new TopicPartition("predictions", 2);

  /** Has these values at offsets 0, 1 …, one a poll. */
  private static final class Values extends PlainReader {

    private final List<byte[]> values;
    private int read;

    private Values(List<byte[]> values) {
      this.values = values;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<SourceRecord> output) {
      if (read == values.size()) {
        return InputStatus.END_OF_INPUT;
      }
      SourceRecord record = SourceRecord.of("predictions", 2, read, 1, null, values.get(read));
      read++;
      output.createOutputForSplit("predictions-2").collect(record, 1);
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
      return List.of(new KafkaPartitionSplit(PARTITION, read, 100));
    }
  }

  /** Every partition is read to its end at any time. */
  private static final class AllRead implements EndOffsetsQuery {

    @Override
    public Optional<Map<Integer, Reach>> ask(Set<Integer> partitions) {
      return Optional.of(Map.of(2, new Reach(0, 0)));
    }

    @Override
    public void close() {}
  }

  private final CollectedRecords collected = new CollectedRecords();
  private HttpServer server;
  private volatile int status = 503;
  private Gauge<?> waited;
  private RegistryWait wait;
  private WaitingReader reader;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/schemas/ids/",
        exchange -> {
          String schema = Schemas.PREDICTION.toString().replace("\"", "\\\"");
          String body =
              status == 404
                  ? "{\"error_code\":40403,\"message\":\"no such schema\"}"
                  : "{\"schema\":\"" + schema + "\"}";
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    reader.close();
    server.stop(0);
  }

  private void readerOf(byte[]... values) {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    wait =
        new RegistryWait(
            new SchemaRegistry(RegistryAccess.of(address)),
            new UnregisteredMetricsGroup() {
              @Override
              public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                assertThat(name).isEqualTo("waitingForRegistrySeconds");
                waited = gauge;
                return gauge;
              }
            });
    reader = new WaitingReader(new Values(List.of(values)), wait);
  }

  private static byte[] json() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] framed(int id) {
    return ByteBuffer.allocate(6).put((byte) 0).putInt(id).array();
  }

  private List<Long> offsets() {
    return collected.records.stream().map(SourceRecord::offset).toList();
  }

  private void pollUntilNothingIsAvailable() throws Exception {
    while (reader.pollNext(collected) == InputStatus.MORE_AVAILABLE) {
      assertThat(collected.records).hasSizeLessThan(10);
    }
  }

  @Test
  void holdsWhatNobodyKnowsHowToReadAndAllBehindItUntilTheRegistryAnswers() throws Exception {
    // Given
    readerOf(json(), framed(7), json(), framed(7));

    // When
    pollUntilNothingIsAvailable();

    // Then
    assertThat(offsets()).containsExactly(0L);
    assertThat(reader.isAvailable()).isNotDone();
    await().until(() -> (Long) waited.getValue() > 0);
    assertThat(reader.pollNext(collected)).isEqualTo(InputStatus.NOTHING_AVAILABLE);

    // When
    status = 200;
    await().until(() -> reader.isAvailable().isDone());
    pollUntilNothingIsAvailable();

    // Then
    assertThat(offsets()).containsExactly(0L, 1L, 2L, 3L);
    assertThat(waited.getValue()).isEqualTo(0L);
  }

  @Test
  void goesOnFromTheHeldRecordAfterACheckpoint() throws Exception {
    // Given
    readerOf(json(), framed(7), json());
    pollUntilNothingIsAvailable();

    // When
    List<KafkaPartitionSplit> splits = reader.snapshotState(1);

    // Then
    assertThat(splits).hasSize(1);
    assertThat(splits.get(0).getStartingOffset()).isEqualTo(1);
    assertThat(splits.get(0).getStoppingOffset()).contains(100L);

    // When
    status = 200;
    await().until(() -> reader.isAvailable().isDone());
    pollUntilNothingIsAvailable();

    // Then
    assertThat(reader.snapshotState(2).get(0).getStartingOffset()).isEqualTo(3);
  }

  @Test
  void letsPassWhatTheRegistryDoesNotHave() throws Exception {
    // Given
    status = 404;
    readerOf(framed(9), json());

    // When
    pollUntilNothingIsAvailable();
    await().until(() -> reader.isAvailable().isDone());
    pollUntilNothingIsAvailable();

    // Then it is rejected where it is read, with the registry's word
    assertThat(offsets()).containsExactly(0L, 1L);
  }

  @Test
  void isNoSilenceAndEventTimeWaits() throws Exception {
    // Given a partition that would be silent at once
    readerOf(framed(7));
    EndOffsetsProbe probe = new EndOffsetsProbe(new AllRead(), System::currentTimeMillis);
    AnnouncingReader announcing =
        new AnnouncingReader(
            reader,
            "predictions",
            new PartitionSilence(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)),
            probe,
            wait::isWaiting);
    announcing.addSplits(List.of(new KafkaPartitionSplit(PARTITION, 0)));
    announcing.start();
    await().until(() -> !probe.answer().reaches().isEmpty());

    // When
    for (int poll = 0; poll < 10; poll++) {
      announcing.pollNext(collected);
    }

    // Then
    assertThat(collected.records)
        .extracting(SourceRecord::kind)
        .endsWith(Kind.PARTITION_ASSIGNED)
        .doesNotContain(Kind.RECORD);

    // When
    status = 200;
    await().until(() -> reader.isAvailable().isDone());
    while (announcing.pollNext(collected) == InputStatus.MORE_AVAILABLE) {
      assertThat(collected.records).hasSizeLessThan(10);
    }

    // Then
    assertThat(collected.records).extracting(SourceRecord::kind).contains(Kind.RECORD);
    announcing.close();
  }
}
