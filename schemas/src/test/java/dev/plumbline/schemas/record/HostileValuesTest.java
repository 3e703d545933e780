package dev.plumbline.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.Reason;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, reading gives a value and takes little memory. */
class HostileValuesTest {

  private static final long BILLION = 1_000_000_000L;
  private static final long SMALL_HEAP = 4 << 20;

  private final RecordReader predictions =
      new RecordReader(Schemas.PREDICTION, WriterSchemas.ours());

  private static IntStream shorterLengths() {
    return IntStream.range(
        0, RecordWriter.singleObject(Schemas.PREDICTION).write(Samples.prediction()).length);
  }

  @ParameterizedTest
  @MethodSource("shorterLengths")
  void refusesARecordThatIsCutAnywhere(int length) {
    // Given
    byte[] whole = RecordWriter.singleObject(Schemas.PREDICTION).write(Samples.prediction());

    // When
    Decoded decoded = predictions.read(Arrays.copyOf(whole, length));

    // Then
    Reason expected = length == 0 ? Reason.EMPTY_VALUE : Reason.TRUNCATED;
    assertThat(decoded.malformed()).map(Malformed::reason).contains(expected);
  }

  @Test
  void refusesBytesAfterTheRecord() {
    // Given
    byte[] whole = RecordWriter.singleObject(Schemas.PREDICTION).write(Samples.prediction());

    // When
    Decoded decoded = predictions.read(Arrays.copyOf(whole, whole.length + 1));

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.MALFORMED_AVRO);
  }

  @Test
  void refusesANullValue() {
    // When
    Decoded decoded = predictions.read(null);

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.EMPTY_VALUE);
  }

  @Test
  void refusesAValueBeyondTheLimit() {
    // When
    Decoded decoded = predictions.read(new byte[RecordReader.MAX_BYTES + 1]);

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.TOO_LARGE);
  }

  private static Stream<Schema> bombs() {
    return Stream.of(
            SchemaBuilder.builder().stringType(),
            SchemaBuilder.builder().bytesType(),
            SchemaBuilder.array().items().doubleType(),
            SchemaBuilder.array().items().nullType(),
            SchemaBuilder.array().items().stringType(),
            SchemaBuilder.array().items().array().items().longType(),
            SchemaBuilder.map().values().doubleType(),
            SchemaBuilder.map().values().nullType())
        .map(
            type ->
                SchemaBuilder.record("Bomb")
                    .fields()
                    .name("field")
                    .type(type)
                    .noDefault()
                    .endRecord());
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void takesNoMemoryForALengthThatIsOnlyDeclared(Schema schema) {
    // Given
    RecordReader reader = new RecordReader(schema, WriterSchemas.ours().with(schema));
    byte[] value = framed(schema, varint(BILLION), new byte[] {2, 2});

    // When, Then
    assertIsRefusedInLittleMemory(reader, value);
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void takesNoMemoryForANegativeCountOrLength(Schema schema) {
    // Given
    RecordReader reader = new RecordReader(schema, WriterSchemas.ours().with(schema));
    byte[] value = framed(schema, varint(-BILLION), varint(Long.MAX_VALUE));

    // When, Then
    assertIsRefusedInLittleMemory(reader, value);
  }

  @Test
  void takesNoMemoryForALengthDeclaredInAPrediction() {
    // Given
    byte[] start = {2, 2, 'm'};
    byte[] value = framed(Schemas.PREDICTION, start, varint(BILLION));

    // When, Then
    assertIsRefusedInLittleMemory(predictions, value);
  }

  @Test
  void givesAValueForAnyRandomBytes() {
    // Given
    Random random = new Random(20_261_123);
    byte[] whole = RecordWriter.singleObject(Schemas.PREDICTION).write(Samples.prediction());
    byte[] header = SingleObjectHeader.of(Schemas.PREDICTION).bytes();

    for (int round = 0; round < 100_000; round++) {
      byte[] value = random.nextBoolean() ? noise(random, header) : damaged(random, whole);

      // When
      Decoded decoded = predictions.read(value);

      // Then
      assertThat(decoded.isRecord()).isNotEqualTo(decoded.malformed().isPresent());
    }
  }

  @Test
  void givesAValueForAnyDamagedJson() {
    // Given
    Random random = new Random(20_261_124);
    byte[] whole = RecordWriter.json(Schemas.PREDICTION).write(Samples.prediction());
    byte[] tokens = "{}[],:\"\\truefalsnE0123456789.-+u \n".getBytes(StandardCharsets.UTF_8);

    for (int round = 0; round < 50_000; round++) {
      byte[] value = damaged(random, whole);
      value[random.nextInt(value.length)] = tokens[random.nextInt(tokens.length)];

      // When
      Decoded decoded = predictions.read(value);

      // Then
      assertThat(decoded.isRecord()).isNotEqualTo(decoded.malformed().isPresent());
    }
  }

  /** Of the second reading: the first one may load classes. */
  private static void assertIsRefusedInLittleMemory(RecordReader reader, byte[] value) {
    reader.read(value);
    long before = allocated();
    Decoded decoded = reader.read(value);
    long taken = allocated() - before;
    assertThat(decoded.malformed()).isPresent();
    assertThat(taken).isLessThan(SMALL_HEAP);
  }

  private static byte[] noise(Random random, byte[] header) {
    byte[] noise = new byte[random.nextInt(80)];
    random.nextBytes(noise);
    int kept = random.nextInt(header.length + 1);
    System.arraycopy(header, 0, noise, 0, Math.min(kept, noise.length));
    return noise;
  }

  private static byte[] damaged(Random random, byte[] whole) {
    byte[] damaged = whole.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static byte[] framed(Schema schema, byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(SingleObjectHeader.of(schema).bytes());
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] varint(long number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return bytes.toByteArray();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
