package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.schemas.FakeRegistry;
import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryTest {

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private FakeRegistry server;
  private RecordReader labels;
  private SchemaRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = new FakeRegistry();
    registry =
        new SchemaRegistry(RegistryAccess.of(server.address()), Duration.ofSeconds(3), clock);
    labels = new RecordReader(Schemas.LABEL, WriterSchemas.ours().withRegistry(registry));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] framed(int id) {
    byte[] single = RecordWriter.singleObject(Schemas.LABEL).write(Samples.label());
    int body = single.length - SingleObjectHeader.LENGTH;
    return ByteBuffer.allocate(5 + body)
        .put((byte) 0)
        .putInt(id)
        .put(single, SingleObjectHeader.LENGTH, body)
        .array();
  }

  private Reason reasonFor(int id) {
    return labels.read(framed(id)).malformed().orElseThrow().reason();
  }

  @Test
  void readsBackWhatWasWrittenInConfluentsFormat() {
    // Given
    RecordWriter writer = RecordWriter.confluent(Schemas.LABEL, "labels", registry);

    // When
    byte[] value = writer.write(Samples.label());

    // Then
    assertThat(value).startsWith(0, 0, 0, 0, 1);
    assertThat(server.subjects()).containsExactly("labels-value");
    assertThat(labels.read(value).record()).isEqualTo(Samples.label());
  }

  @Test
  void registersTheSchemaWithoutJavaProperties() throws MalformedValueException {
    // Given
    int id = registry.register("labels-value", Schemas.LABEL);

    // Then
    assertThat(registry.byId(id).toString()).isEqualTo(Schemas.LABEL.toString());
  }

  @Test
  void asksOnceForASchemaAndReadsOnDuringAnOutage() {
    // Given
    server.hold(7, Schemas.text(Schemas.LABEL));
    labels.read(framed(7));
    server.fail(503);

    // When
    Decoded decoded = labels.read(framed(7));

    // Then
    assertThat(decoded.isRecord()).isTrue();
    assertThat(server.requests()).containsExactly("GET /api/schemas/ids/7");
  }

  @Test
  void asksAgainForAnUnknownIdOnlyAfterAMinute() {
    // Given
    Reason first = reasonFor(9);
    server.hold(9, Schemas.text(Schemas.LABEL));

    // When
    Reason second = reasonFor(9);
    now.addAndGet(SchemaRegistry.REMEMBER_REFUSAL.toMillis());
    Decoded later = labels.read(framed(9));

    // Then
    assertThat(first).isEqualTo(Reason.UNKNOWN_SCHEMA_ID);
    assertThat(second).isEqualTo(Reason.UNKNOWN_SCHEMA_ID);
    assertThat(later.isRecord()).isTrue();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void asksLessAndLessOftenWhileTheRegistryIsDown() {
    // Given
    server.hold(7, Schemas.text(Schemas.LABEL));
    server.fail(503);

    // When
    for (int second = 0; second < 120; second++) {
      assertThat(reasonFor(7)).isEqualTo(Reason.REGISTRY_UNAVAILABLE);
      now.addAndGet(1_000);
    }

    // Then
    assertThat(server.requests()).hasSize(26);
  }

  @Test
  void readsAgainSoonAfterTheRegistryIsBack() {
    // Given
    server.hold(7, Schemas.text(Schemas.LABEL));
    server.fail(503);
    reasonFor(7);
    server.fail(0);

    // When
    now.addAndGet(SchemaRegistry.SHORTEST_PAUSE.toMillis());
    Decoded decoded = labels.read(framed(7));

    // Then
    assertThat(decoded.isRecord()).isTrue();
  }

  @Test
  void refusesAnUnsafeSchemaAForeignTypeAndAReference() {
    // Given
    server.hold(
        1, "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}");
    server.answer(2, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}");
    server.answer(3, "{\"schema\":\"\\\"int\\\"\",\"references\":[{\"name\":\"x\"}]}");
    server.answer(4, "\"" + "x".repeat(3 << 20) + "\"");

    // Then
    assertThat(reasonFor(1)).isEqualTo(Reason.UNSAFE_SCHEMA);
    assertThat(reasonFor(2)).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
    assertThat(reasonFor(3)).isEqualTo(Reason.UNSAFE_SCHEMA);
    assertThat(reasonFor(4)).isEqualTo(Reason.UNSAFE_SCHEMA);
    assertThat(labels.read(framed(4)).malformed().orElseThrow().message())
        .contains("more than 2097152 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 404, 408, 429, 500, 503})
  void refusesNoIdForTheSakeOfAnAnswerThatIsNotTheRegistrys(int status) {
    // Given a proxy, a login page, a wrong path: anything but the registry's own "no such schema"
    server.fail(status);

    // When
    Optional<String> problem = registry.settle(7);

    // Then
    assertThat(problem).hasValueSatisfying(words -> assertThat(words).contains("not known yet"));
    assertThat(registry.isSettled(7)).isFalse();

    // When
    server.fail(0);
    server.hold(7, Schemas.text(Schemas.LABEL));
    now.addAndGet(SchemaRegistry.SHORTEST_PAUSE.toMillis());

    // Then
    assertThat(registry.settle(7)).isEmpty();
    assertThat(registry.isSettled(7)).isTrue();
    assertThat(labels.read(framed(7)).isRecord()).isTrue();
  }

  @Test
  void settlesAnIdThatTheRegistryDoesNotHaveAndKeepsToItWhenTheRegistryIsGone() {
    // Given
    assertThat(registry.settle(9)).isEmpty();
    now.addAndGet(SchemaRegistry.REMEMBER_REFUSAL.toMillis());
    server.fail(503);

    // Then
    assertThat(registry.isSettled(9)).isFalse();
    assertThat(reasonFor(9)).isEqualTo(Reason.UNKNOWN_SCHEMA_ID);
  }

  @Test
  void waitsNoLongerThanTwiceTheTimeoutForABodyThatStalls() {
    // Given
    server.stall();
    SchemaRegistry impatient =
        new SchemaRegistry(RegistryAccess.of(server.address()), Duration.ofMillis(300), clock);
    RecordReader reader =
        new RecordReader(Schemas.LABEL, WriterSchemas.ours().withRegistry(impatient));

    // When
    Decoded decoded =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> reader.read(framed(7)));

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.REGISTRY_UNAVAILABLE);
    assertThat(decoded.malformed().orElseThrow().message()).contains("did not end its answer");
  }

  @Test
  void refusesASchemaThatIsNoRecord() {
    // Given
    server.hold(6, "\"int\"");

    // Then
    assertThat(reasonFor(6)).isIn(Reason.INCOMPATIBLE_SCHEMA, Reason.MALFORMED_AVRO);
  }

  @Test
  void isNeededForConfluentsFormat() {
    // Given
    RecordReader without = new RecordReader(Schemas.LABEL, WriterSchemas.ours());

    // Then
    assertThat(without.read(framed(7)).malformed())
        .map(Malformed::reason)
        .contains(Reason.REGISTRY_NOT_CONFIGURED);
    assertThatThrownBy(
            () -> RecordWriter.of(Form.CONFLUENT, Schemas.LABEL, "labels", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labels");
  }

  @Test
  void saysWhichRegistryRefusedOrDidNotAnswer() {
    // Given
    server.fail(409);
    SchemaRegistry nobody = new SchemaRegistry(RegistryAccess.of(URI.create("http://localhost:1")));

    // Then
    assertThatThrownBy(() -> registry.register("labels-value", Schemas.LABEL))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContainingAll("labels-value", "409", "out of order");
    assertThatThrownBy(() -> nobody.register("labels-value", Schemas.LABEL))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("http://localhost:1");
  }

  @Test
  void refusesAnAddressThatIsNotHttp() {
    // Then
    assertThatThrownBy(() -> RegistryAccess.of(URI.create("localhost:8085")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("localhost:8085");
  }
}
