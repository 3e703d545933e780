package dev.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.PastTraffic;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.job.testing.PlannedFailure;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.measurement.Measurement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Windows that are compared with their own past tell the same however their events arrive, even
 * those that come later than the watermark's bound. Alerts are not compared: at which step a late
 * event revises, and a rule looks again, is chance beyond that bound; nor is it a fact that any
 * window is revised: where all events are read before the first watermark, none is late.
 */
@Timeout(120)
class OwnPastReplayITCase {

  private static PipelineRun undisturbed;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = PastTraffic.arriving(0).parallelism(1).run();
  }

  @Test
  void comparesWithWhatTheMonitorSays() {
    for (String model : new String[] {PastTraffic.FIRST, PastTraffic.TRAILING}) {
      assertThat(undisturbed.measurements())
          .filteredOn(reported -> reported.model().equals(model) && reported.metric().equals("psi"))
          .anyMatch(reported -> reported.value() != null)
          .anyMatch(reported -> reported.value() == null);
      assertThat(undisturbed.alerts()).extracting(Alert::model).contains(model);
    }
    assertThat(undisturbed.rejections()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, hashmap", "2, 2, rocksdb", "3, 4, hashmap"})
  void reportsTheSameHoweverEventsArrive(long seed, int parallelism, String backend)
      throws Exception {
    // Given
    PipelineRun.Input input = PastTraffic.arriving(seed).on(parallelism, backend);

    // When
    PipelineRun run = input.run();

    // Then
    assertSame(run);
  }

  @ParameterizedTest
  @CsvSource({"1, rocksdb, 200, 300", "2, hashmap, 400, 500"})
  void reportsTheSameAfterAFailure(int parallelism, String backend, int resume, int fail)
      throws Exception {
    // Given
    PlannedFailure failure = PlannedFailure.inPartition(1, resume, fail);
    PipelineRun.Input input = PastTraffic.arriving(0).on(parallelism, backend).failing(failure);

    // When
    PipelineRun run = input.run();

    // Then
    assertThat(failure.happened()).isTrue();
    assertSame(run);
  }

  private static void assertSame(PipelineRun run) {
    assertThat(latest(run)).containsExactlyEntriesOf(latest(undisturbed));
  }

  /**
   * What was reported last of every measurement, without the number of its revision: in how many
   * steps late events come is chance, and after a failover the same numbers are reported again.
   */
  private static Map<String, String> latest(PipelineRun run) {
    Map<String, Measurement> latest = new TreeMap<>();
    for (Measurement reported : run.measurements()) {
      latest.put(PipelineRun.about(reported), reported);
    }
    Map<String, String> text = new TreeMap<>();
    latest.forEach(
        (key, reported) -> text.put(key, reported.toString().replaceAll(", revision=[0-9]+", "")));
    return text;
  }
}
