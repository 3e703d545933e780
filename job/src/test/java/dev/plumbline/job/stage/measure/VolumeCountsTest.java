package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.testing.GroupLaws;
import dev.plumbline.monitoring.measurement.volume.VolumeCounts;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeCountsTest extends GroupLaws<VolumeCounts> {

  VolumeCountsTest() {
    super(VolumeCounts::new, VolumeCounts::fromBytes, VolumeCountsTest::random);
  }

  private static VolumeCounts random(Random random) {
    VolumeCounts counts = new VolumeCounts();
    for (int event = 0; event < 30; event++) {
      counts.count(event % 5 == 0 ? Double.NaN : Math.exp(random.nextGaussian() * 3));
      counts.countAnswer(random.nextInt(3));
      if (event % 3 != 0) {
        counts.countScore(random.nextDouble(), random.nextBoolean());
      }
    }
    return counts;
  }

  @Test
  void countsAPredictionWhoseLatencyIsUnknown() {
    // Given
    VolumeCounts counts = new VolumeCounts();

    // When
    counts.count(Double.NaN);
    counts.count(5);

    // Then
    assertThat(counts.predictions()).isEqualTo(2);
    assertThat(counts.latency().count()).isEqualTo(1);
  }

  @Test
  void refusesBytesOfAnotherVersion() {
    // Given
    byte[] bytes = new VolumeCounts().toBytes();
    bytes[0] = 9;

    // When / Then
    assertThatThrownBy(() -> VolumeCounts.fromBytes(bytes)).hasMessageContaining("version 9");
  }
}
