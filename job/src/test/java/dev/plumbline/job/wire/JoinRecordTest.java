package dev.plumbline.job.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.LabelGeneration;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses to the join: how it is laid out, and that savepoints stay readable. */
class JoinRecordTest {

  private static final long AT = 1_793_491_200_123L;
  private static final JoinKey KEY = JoinKey.of("fraud", "4f6c");
  private static final String KEY_HEX = "26511e38a510b932bdcd68a8a8d4fe04";

  /** As version 2 wrote it; later versions of the content have tests of their own beside it. */
  private static final String PREDICTION_OF_VERSION_2 =
      "02" + "16" + "0205667261756401310e" + "01020005667261756" + "43c0c0a";

  private static final AwaitedPredictionWriter WRITER =
      new AwaitedPredictionWriter(
          "fraud",
          7,
          new JudgingTerms(
              Versions.BOTH, Task.BINARY, "fraud", null, false, 604_800_000, 86_400_000, 60_000));

  private static <T> byte[] written(TypeInformation<T> type, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer(type).serialize(value, out);
    return out.getCopyOfBuffer();
  }

  private static <T> T read(TypeInformation<T> type, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T value = serializer(type).deserialize(in);
    assertThat(in.available()).isZero();
    return value;
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }

  private static JoinRecord prediction(double score) {
    return WRITER.record(KEY, "1", new String[0], AT, new Answer("ok", null, score), null);
  }

  private static <T> TypeSerializerSchemaCompatibility<T> afterARestart(TypeInformation<T> type)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer(type).snapshotConfiguration());
    TypeSerializerSnapshot<T> before =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()),
            Thread.currentThread().getContextClassLoader());
    return serializer(type).snapshotConfiguration().resolveSchemaCompatibility(before);
  }

  @Test
  void takesThirtyFiveBytesOfItsOwnForAPredictionAndThirtyOneForALabel() throws IOException {
    // Given
    JoinRecord prediction = prediction(0.25);
    JoinRecord label = LabelBytes.record(KEY, new ReportedLabel(AT, "fraud", null, false, false));

    // When
    byte[] predicted = written(JoinRecord.TYPE, prediction);
    byte[] labelled = written(JoinRecord.TYPE, label);

    // Then the rest is the group: 22 bytes of model, version, generation and terms, and their
    // length
    String hex = HexFormat.of().formatHex(predicted);
    assertThat(hex)
        .isEqualTo(
            KEY_HEX
                + "2a"
                + PREDICTION_OF_VERSION_2
                + "09"
                + "f6a1bfc6b268"
                + "026f6b"
                + "3fd0000000000000");
    assertThat(labelled).hasSize(31);
  }

  @Test
  void takesThreeBytesMoreForALabelThatTakesPredictionsOfAnEarlierGeneration() throws IOException {
    // Given
    ReportedLabel plain = new ReportedLabel(AT, "fraud", null, false, true);
    ReportedLabel later =
        new ReportedLabel(AT, "fraud", null, false, true, new LabelGeneration(9, 7, 60_000));

    // When
    JoinRecord written = LabelBytes.record(KEY, later);

    // Then
    assertThat(written.content()).hasSize(LabelBytes.record(KEY, plain).content().length + 3);
    assertThat(written.label()).isEqualTo(later);
    assertThat(HexFormat.of().formatHex(written.content()))
        .isEqualTo("02" + "19" + "f6a1bfc6b268" + "056672617564" + "09" + "07" + "0a");
  }

  @Test
  void readsALabelOfAReleaseThatKnewNoLaterGenerations() {
    // Given
    byte[] content = HexFormat.of().parseHex("02" + "01" + "f6a1bfc6b268" + "056672617564");

    // When / Then
    assertThat(new JoinRecord(KEY, content).label())
        .isEqualTo(new ReportedLabel(AT, "fraud", null, false, false));
  }

  @Test
  void readsAPredictionOfVersion2() {
    // Given
    byte[] content =
        HexFormat.of().parseHex(PREDICTION_OF_VERSION_2 + "09f6a1bfc6b268026f6b3fd0000000000000");

    // When
    AwaitedPrediction read = new JoinRecord(KEY, content).prediction(new PredictionGroups());

    // Then
    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(prediction(0.25).prediction(new PredictionGroups()));
    assertThat(read.predictedClass()).isEqualTo("ok");
    assertThat(read.score()).isEqualTo(0.25);
    assertThat(read.group().generation()).isEqualTo(7);
  }

  @Test
  void refusesContentOfALaterVersion() {
    // Given
    byte[] content = prediction(0.25).content();
    content[0] = 3;

    // When / Then
    assertThatThrownBy(() -> new JoinRecord(KEY, content).prediction(new PredictionGroups()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 3_000_000})
  void crossesWithContentOfAnyLength(int length) throws IOException {
    // Given
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);

    // When
    JoinRecord read = read(JoinRecord.TYPE, written(JoinRecord.TYPE, new JoinRecord(KEY, content)));

    // Then
    assertThat(read.key()).isEqualTo(KEY);
    assertThat(read.content()).isEqualTo(content);
  }

  @Test
  void takesUpASavepointOfTheSameRelease() throws IOException {
    // Given / When
    TypeSerializerSchemaCompatibility<JoinKey> key = afterARestart(JoinKey.TYPE);
    TypeSerializerSchemaCompatibility<JoinRecord> record = afterARestart(JoinRecord.TYPE);

    // Then
    assertThat(key.isCompatibleAsIs()).isTrue();
    assertThat(record.isCompatibleAsIs()).isTrue();
  }

  @Test
  void hasTheKeyThatOlderSavepointsHaveInTheSubtaskThatTheyHaveItIn() throws IOException {
    // Given / When
    byte[] bytes = written(JoinKey.TYPE, KEY);

    // Then: the first half of SHA-256, and a hash that no JVM may choose
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(KEY_HEX);
    assertThat(KEY.hashCode()).isEqualTo((int) 0x26511e38a510b932L);
  }

  @Test
  void hasTheSameKeyForAnIdAsTextAndAsBytes() {
    // Given
    byte[] bytes = "..größe-7..".getBytes(StandardCharsets.UTF_8);

    // When
    JoinKey key = JoinKey.of("fraud", bytes, 2, bytes.length - 2);

    // Then
    assertThat(key).isEqualTo(JoinKey.of("fraud", "größe-7"));
    assertThat(key).isNotEqualTo(JoinKey.of("churn", "größe-7"));
  }
}
