package dev.plumbline.job.stage.publish.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class RejectionLimitTest {

  private static Properties kafka(String... pairs) {
    Properties kafka = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      kafka.setProperty(pairs[i], pairs[i + 1]);
    }
    return kafka;
  }

  @Test
  void isWhatTheTopicTakesWithoutOtherSettings() {
    assertThat(RejectionLimit.of(2_097_152, "producer", kafka()))
        .isEqualTo(new RejectionLimit(2_097_152, "max.message.bytes of the topic"));
  }

  @Test
  void isTheLeastOfTopicRequestAndBuffer() {
    assertThat(RejectionLimit.of(2_097_152, "producer", kafka("max.request.size", "1000000")))
        .isEqualTo(new RejectionLimit(1_000_000, "kafka.max.request.size"));
    assertThat(RejectionLimit.of(2_097_152, "producer", kafka("max.request.size", "99000000")))
        .isEqualTo(new RejectionLimit(2_097_152, "max.message.bytes of the topic"));
    assertThat(RejectionLimit.of(50_000_000, "producer", kafka()))
        .isEqualTo(new RejectionLimit(33_554_432, "kafka.buffer.memory"));
  }

  @Test
  void leavesRoomForTheFramesOfACodec() {
    assertThat(RejectionLimit.of(1_048_588, "zstd", kafka()).bytes()).isEqualTo(1_037_079);
    assertThat(RejectionLimit.of(1_048_588, "producer", kafka("compression.type", "lz4")).bytes())
        .isEqualTo(1_037_079);
    assertThat(RejectionLimit.of(1_048_588, "uncompressed", kafka()).bytes()).isEqualTo(1_048_588);
  }

  @Test
  void takesATopicOfTenThousandBytesAndRefusesOneThatHeadersAloneFill() {
    assertThat(RejectionLimit.of(10_000, "producer", kafka()).problem("rejections")).isEmpty();
    assertThat(RejectionLimit.of(4_000, "producer", kafka()).problem("rejections"))
        .hasValue(
            "topic 'rejections' takes dead letters of 4,000 bytes (max.message.bytes of the topic)"
                + " and the headers alone need up to 4,096; set it to 2097152: kafka-configs"
                + " --alter --topic rejections --add-config max.message.bytes=2097152, and leave"
                + " kafka.max.request.size and kafka.buffer.memory at their defaults");
  }
}
