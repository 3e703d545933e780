package dev.plumbline.testbed.elec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.testbed.LocalCluster;
import dev.plumbline.testbed.SubmittedJob;
import dev.plumbline.testbed.demo.Demo;
import dev.plumbline.testbed.demo.RecordedEvents;
import dev.plumbline.testbed.traffic.Playback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The accuracy of every window that the job measures equals a plain recount of the file that was
 * published. Runs on made-up data in the shape of the real file; on the real one with {@code
 * -Dplumbline.elec2=FILE}.
 */
class ElectricityITCase {

  private static final int DAYS = 60;

  @TempDir private Path folder;

  @Test
  void measuresWhatAPlainRecountOfTheFileFinds() throws Exception {
    // Given
    String real = System.getProperty("plumbline.elec2");
    Path market = real == null ? Market.write(folder.resolve("market.csv"), DAYS) : Path.of(real);
    String monitors = Path.of("demo").toAbsolutePath().toString();
    Path replay = folder.resolve("electricity.csv");
    assertThat(Elec2.run("prepare", market.toString(), "--out", folder.toString())).isZero();
    try (LocalCluster cluster = LocalCluster.start()) {
      String kafka = cluster.kafka();
      assertThat(
              Demo.run(
                  "prepare",
                  "--kafka",
                  kafka,
                  "--monitors",
                  monitors,
                  "--work",
                  folder.toString(),
                  "--data",
                  replay.toString()))
          .isZero();
      SubmittedJob.on(cluster);

      // When
      try (Playback playback = new Playback(new KafkaAccess(kafka, new Properties()))) {
        playback.play(new RecordedEvents(replay), Double.POSITIVE_INFINITY);
      }

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(
              () ->
                  assertThat(
                          Elec2.run(
                              "check",
                              replay.toString(),
                              "--bootstrap-server",
                              kafka,
                              "--all",
                              "--monitor",
                              monitors + "/electricity.yaml"))
                      .isZero());
    }
  }
}
