package dev.plumbline.job.stage.publish.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.record.DeadLetter;
import dev.plumbline.monitoring.record.DeadLetterReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionSerializerTest {

  private static final byte[] KEY = {1, 2};
  private static final int LIMIT = 1_048_588;

  private static Rejection rejection(byte[] key, byte[] value, String message) {
    return new Rejection("TRUNCATED", message, "ingest-labels", "labels", 3, 77, 1_234, key, value);
  }

  private static ProducerRecord<byte[], byte[]> written(int limit, Rejection rejection) {
    return new RejectionSerializer("rejections", limit).serialize(rejection, null, null);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  /** What Kafka's producer compares with max.request.size. */
  private static int reckonedByTheProducer(ProducerRecord<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        CompressionType.NONE,
        record.key(),
        record.value(),
        record.headers().toArray());
  }

  /** What the broker compares with max.message.bytes. */
  private static int batchOf(ProducerRecord<byte[], byte[]> record) {
    return MemoryRecords.withRecords(
            Compression.NONE,
            new SimpleRecord(0, record.key(), record.value(), record.headers().toArray()))
        .sizeInBytes();
  }

  @Test
  void writesARejectionAsItCameWithTheReasonInHeaders() {
    // Given
    byte[] value = {5, 6, 7};

    // When
    ProducerRecord<byte[], byte[]> record = written(LIMIT, rejection(KEY, value, "cut ä"));

    // Then
    assertThat(record.topic()).isEqualTo("rejections");
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(record.value()).isEqualTo(value);
    assertThat(headers(record))
        .isEqualTo(
            Map.of(
                "plumbline.error.reason", "TRUNCATED",
                "plumbline.error.message", "cut ä",
                "plumbline.error.stage", "ingest-labels",
                "plumbline.error.topic", "labels",
                "plumbline.error.partition", "3",
                "plumbline.error.offset", "77",
                "plumbline.error.timestamp", "1234"));
  }

  @Test
  void writesARejectionWithoutKeyAndValue() {
    // When
    ProducerRecord<byte[], byte[]> record = written(LIMIT, rejection(null, null, "empty"));

    // Then
    assertThat(record.key()).isNull();
    assertThat(record.value()).isNull();
  }

  @Test
  void keepsWhatFitsToTheLastByteAndCutsOneByteMore() {
    // Given
    int around = (int) RecordSize.of(written(LIMIT, rejection(KEY, null, "m")).headers(), 2, 0);
    byte[] fits = new byte[LIMIT - around];
    byte[] isOneTooLong = new byte[LIMIT - around + 1];

    // When
    ProducerRecord<byte[], byte[]> whole = written(LIMIT, rejection(KEY, fits, "m"));
    ProducerRecord<byte[], byte[]> cut = written(LIMIT, rejection(KEY, isOneTooLong, "m"));

    // Then
    assertThat(fits.length).isGreaterThan(LIMIT - 16_384);
    assertThat(whole.value()).hasSize(fits.length);
    assertThat(headers(whole)).doesNotContainKey("plumbline.error.truncated");
    assertThat(cut.value()).hasSizeBetween(LIMIT - 1_000, LIMIT);
    assertThat(headers(cut))
        .containsEntry("plumbline.error.truncated", Integer.toString(isOneTooLong.length))
        .doesNotContainKey("plumbline.error.truncated.key");
  }

  @ParameterizedTest
  @CsvSource({
    // limit, key, value, whether each is cut
    "2097152, 3000000, 100, true, false",
    "1048588, 100000, 948350, false, true",
    "1048588, 3000000, 3000000, true, true",
    "10000, 20, 50000, false, true",
    "4096, 5000, 0, true, false"
  })
  void cutsKeyAndValueToWhatTheTopicTakesAndReportsTheTrueSizes(
      int limit, int keyLength, int valueLength, boolean keyIsCut, boolean valueIsCut) {
    // Given
    byte[] key = random(keyLength);
    byte[] value = random(valueLength);

    // When
    ProducerRecord<byte[], byte[]> record = written(limit, rejection(key, value, "what it is"));

    // Then
    assertThat(reckonedByTheProducer(record)).isBetween(limit - 200, limit);
    assertThat(batchOf(record)).isLessThanOrEqualTo(limit);
    assertThat(key).startsWith(record.key());
    assertThat(value).startsWith(record.value());
    assertThat(record.key().length < keyLength).isEqualTo(keyIsCut);
    assertThat(record.value().length < valueLength).isEqualTo(valueIsCut);
    assertThat(headers(record).get("plumbline.error.truncated.key"))
        .isEqualTo(keyIsCut ? Integer.toString(keyLength) : null);
    assertThat(headers(record).get("plumbline.error.truncated"))
        .isEqualTo(valueIsCut ? Integer.toString(valueLength) : null);
  }

  @Test
  void isNeverLargerThanTheLimitWhateverComes() {
    // Given
    Random random = new Random(20_261_130);

    for (int round = 0; round < 2_000; round++) {
      int limit = RejectionLimit.SMALLEST + random.nextInt(60_000);
      byte[] key = random.nextInt(5) == 0 ? null : new byte[random.nextInt(2 * limit)];
      byte[] value = random.nextInt(5) == 0 ? null : new byte[random.nextInt(2 * limit)];
      String message = "ä".repeat(random.nextInt(20) == 0 ? limit : random.nextInt(100));
      Rejection rejection = rejection(key, value, message);

      // When
      ProducerRecord<byte[], byte[]> record = written(limit, rejection);

      // Then
      assertThat(reckonedByTheProducer(record)).isLessThanOrEqualTo(limit);
      assertThat(batchOf(record)).isLessThanOrEqualTo(limit);
      assertThat(record.key() == null).isEqualTo(key == null);
      assertThat(record.value() == null).isEqualTo(value == null);
    }
  }

  @Test
  void cutsAMessageBetweenCharacters() {
    // When
    ProducerRecord<byte[], byte[]> record =
        written(4_098, rejection(KEY, KEY, "x" + "ä".repeat(5_000)));

    // Then
    assertThat(headers(record))
        .containsEntry("plumbline.error.message", "x" + "ä".repeat(511))
        .containsEntry("plumbline.error.truncated.message", "10001");
  }

  @Test
  void isReadBackAsItWasCut() {
    // Given
    Rejection rejection = rejection(new byte[3_000], new byte[4_000], "ä".repeat(2_000));
    ProducerRecord<byte[], byte[]> record = written(RejectionLimit.SMALLEST, rejection);
    Map<String, byte[]> headers = new TreeMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));

    // When
    DeadLetter letter = DeadLetterReader.read(headers, record.key(), record.value()).orThrow();

    // Then
    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                rejection.withMessage("ä".repeat(512)).withRecord(record.key(), record.value()),
                4_000,
                3_000,
                4_000));
  }

  @Test
  void refusesALimitThatLeavesNoRoomForHeaders() {
    assertThatThrownBy(() -> new RejectionSerializer("rejections", 4_095))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be at least 4096, found 4095");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
