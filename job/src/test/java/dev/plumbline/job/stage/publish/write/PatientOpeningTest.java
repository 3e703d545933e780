package dev.plumbline.job.stage.publish.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.job.settings.RegistrySettings;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientOpeningTest {

  private static final Duration SOON = Duration.ofMillis(20);
  private static final String OUT_OF_ORDER = "503 {\"message\": \"out of order\"}";
  private static final String UNAUTHORIZED = "401 {\"error_code\": 401, \"message\": \"who?\"}";
  private static final String REGISTERED = "200 {\"id\": 7}";
  private static final String INCOMPATIBLE =
      "409 {\"error_code\": 409, \"message\": \"not compatible with version 3\"}";

  private final AtomicReference<String> answer = new AtomicReference<>(REGISTERED);
  private final AtomicReference<Gauge<?>> waited = new AtomicReference<>();
  private HttpServer registry;

  private final MetricGroup metrics =
      new UnregisteredMetricsGroup() {
        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
          assertThat(name).isEqualTo("waitingForRegistrySeconds");
          waited.set(gauge);
          return gauge;
        }
      };

  @BeforeEach
  void startTheRegistry() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          String[] said = answer.get().split(" ", 2);
          byte[] body = said[1].getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(Integer.parseInt(said[0]), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    registry.start();
  }

  @AfterEach
  void stopTheRegistry() {
    registry.stop(0);
  }

  private Supplier<RecordWriter> opening() {
    RegistrySettings settings =
        new RegistrySettings(
            "http://localhost:" + registry.getAddress().getPort(), Map.of(), Map.of());
    return () -> new WriterSettings("alerts", Form.CONFLUENT, settings).open(Schemas.ALERT);
  }

  private CompletableFuture<RecordWriter> open() {
    PatientOpening patient = new PatientOpening("alerts", SOON, metrics);
    Supplier<RecordWriter> opening = opening();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return patient.open(opening);
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  @Test
  void waitsForARegistryThatIsOutOfOrderOrDoesNotKnowUsAndSaysForHowLong() {
    // Given
    answer.set(OUT_OF_ORDER);
    CompletableFuture<RecordWriter> opened = open();
    await().until(() -> waited.get().getValue().equals(1L));
    answer.set(UNAUTHORIZED);
    await().until(() -> waited.get().getValue().equals(2L));
    assertThat(opened).isNotDone();

    // When
    answer.set(REGISTERED);

    // Then
    assertThat(opened.join().form()).isEqualTo(Form.CONFLUENT);
    assertThat(waited.get().getValue()).isEqualTo(0L);
  }

  @Test
  void failsAtOnceWhatTheRegistryItselfRefuses() {
    // Given
    answer.set(INCOMPATIBLE);

    // Then
    assertThatThrownBy(() -> open().join())
        .hasCauseInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("refused alerts-value")
        .hasMessageContaining("not compatible with version 3");
  }

  @Test
  void endsWithTheTask() throws InterruptedException {
    // Given
    answer.set(OUT_OF_ORDER);
    AtomicReference<Throwable> end = new AtomicReference<>();
    PatientOpening patient = new PatientOpening("alerts", Duration.ofHours(1), metrics);
    Thread task =
        new Thread(
            () -> {
              try {
                patient.open(opening());
              } catch (InterruptedException e) {
                end.set(e);
              }
            });
    task.start();
    await().until(() -> task.getState() == Thread.State.TIMED_WAITING);

    // When
    task.interrupt();
    task.join();

    // Then
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
  }
}
