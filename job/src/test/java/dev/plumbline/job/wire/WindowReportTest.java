package dev.plumbline.job.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.event.FeatureEvidence;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WindowReportTest {

  private static final TypeSerializer<WindowReport> SERIALIZER =
      WindowReport.TYPE.createSerializer(new SerializerConfigImpl());

  /** Flink's own, field by field. */
  private static final TypeSerializer<WindowReport> PLAIN =
      TypeInformation.of(WindowReport.class).createSerializer(new SerializerConfigImpl());

  private static final Measurement FULL =
      new Measurement(
          "fraud",
          "2",
          "channel=web",
          "psi",
          "amount",
          "yes",
          Axis.LABEL_TIME,
          60_000,
          120_000,
          0.25,
          "a reason",
          0.125,
          0.5,
          0.0625,
          33,
          2_000L,
          0.75,
          0.01,
          0.02,
          3,
          true,
          ClosedBy.IDLE,
          7,
          "reference@1a",
          "chi2");

  private static final Measurement SPARSE =
      new Measurement(
          "",
          "*",
          "*",
          "ks",
          "",
          "",
          Axis.PREDICTION_TIME,
          -5,
          0,
          null,
          null,
          null,
          null,
          null,
          0,
          null,
          null,
          null,
          null,
          0,
          false,
          ClosedBy.WATERMARK,
          0,
          "",
          null);

  private static WindowReport report(List<Measurement> measurements) {
    return new WindowReport(
        "fraud",
        "2",
        "channel=web",
        4,
        120_000,
        measurements,
        List.of(),
        false,
        null,
        null,
        List.of());
  }

  /** Of a few texts and numbers, so that neighbours agree in some of them and differ in others. */
  private static Measurement drawn(Random random) {
    return new Measurement(
        text(random),
        text(random),
        text(random),
        text(random),
        text(random),
        text(random),
        Axis.values()[random.nextInt(2)],
        random.nextInt(2),
        random.nextInt(2),
        number(random),
        random.nextBoolean() ? text(random) : null,
        number(random),
        number(random),
        number(random),
        random.nextInt(2),
        random.nextBoolean() ? (Long) random.nextLong() : null,
        number(random),
        number(random),
        number(random),
        random.nextInt(2),
        random.nextBoolean(),
        ClosedBy.values()[random.nextInt(2)],
        random.nextInt(2),
        text(random),
        null);
  }

  private static String text(Random random) {
    return List.of("", "a", "b").get(random.nextInt(3));
  }

  private static Double number(Random random) {
    return random.nextBoolean() ? (Double) random.nextGaussian() : null;
  }

  static Stream<WindowReport> reports() {
    Random random = new Random(20261128);
    return Stream.of(
        report(List.of()),
        report(List.of(FULL)),
        report(List.of(SPARSE)),
        report(List.of(FULL, SPARSE, SPARSE, FULL, FULL)),
        report(IntStream.range(0, 1_000).mapToObj(number -> drawn(random)).toList()),
        new WindowReport(
            "",
            "*",
            "*",
            -1,
            -120_000,
            List.of(FULL),
            List.of(
                new FeatureEvidence("amount", "(1, 2]", 0.1, 0.3),
                new FeatureEvidence("", "amount (1, 2]", 0, 1)),
            true,
            Double.POSITIVE_INFINITY,
            "the monitor was deleted",
            List.of("psi", "ks", "psi")),
        new WindowReport(
            "fraud", "1", "*", 1, 0, List.of(), List.of(), false, -1.0, "", List.of("accuracy")));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isReadAsItWasWritten(WindowReport report) throws IOException {
    // Given
    byte[] bytes = bytes(SERIALIZER, report);

    // When
    WindowReport read = SERIALIZER.deserialize(new DataInputDeserializer(bytes));

    // Then
    assertThat(read).isEqualTo(report);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void saysWhatFlinksOwnSerializerSays(WindowReport report) throws IOException {
    // Given
    byte[] plain = bytes(PLAIN, report);
    byte[] ours = bytes(SERIALIZER, report);

    // When
    WindowReport expected = PLAIN.deserialize(new DataInputDeserializer(plain));
    WindowReport read = SERIALIZER.deserialize(new DataInputDeserializer(ours));

    // Then
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void reportsOfTheWindowAndOfATextOnce() throws IOException {
    // Given
    WindowReport one = report(List.of(FULL));
    WindowReport two = report(List.of(FULL, FULL));

    // When
    int more = bytes(SERIALIZER, two).length - bytes(SERIALIZER, one).length;

    // Then: marks, five texts' numbers, two counts and six numbers
    assertThat(more).isEqualTo(2 + 5 * 4 + 2 * 8 + 6 * 8);
  }

  @Test
  void isNotReadFromALayoutOfALaterRelease() throws IOException {
    // Given
    byte[] bytes = bytes(SERIALIZER, report(List.of(FULL)));
    bytes[0] = 2;

    // When / Then
    assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("layout 2");
  }

  private static byte[] bytes(TypeSerializer<WindowReport> serializer, WindowReport report)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer.serialize(report, out);
    return out.getCopyOfBuffer();
  }
}
