package dev.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Anomalies;
import dev.plumbline.job.testing.CounterReporter;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event that is put in is found again in the account, whatever befell it. */
class AccountITCase {

  private static final String PREDICTIONS = "ingest-predictions";
  private static final String LABELS = "ingest-labels";
  private static final String JOIN = "join-labels";

  @ParameterizedTest
  @CsvSource({"1, 1, hashmap", "2, 2, rocksdb"})
  void findsEveryEventAgain(long seed, int parallelism, String backend) throws Exception {
    // Given
    Anomalies put = new Anomalies(seed);
    assertThat(put.events()).isGreaterThan(100_000);
    CounterReporter.forget();

    // When
    PipelineRun run =
        new PipelineRun.Input()
            .predictions(put.predictions())
            .labels(put.labels())
            .control(Events.onMonitors(0, Anomalies.MONITOR))
            .on(parallelism, backend)
            .flink("execution.checkpointing.interval", "5 s")
            .flink("metrics.reporter.counters.factory.class", CounterReporter.class.getName())
            .run();

    // Then the law of all records
    assertLawOfRecords(PREDICTIONS, put);
    assertLawOfRecords(LABELS, put);

    // And that of predictions: what has no label is what was put in without one
    assertThat(counted(JOIN, "predicted")).isEqualTo(put.put("predicted"));
    assertThat(counted(JOIN, "repeated")).isEqualTo(put.put("repeated"));
    assertThat(counted(PREDICTIONS, "accepted"))
        .isEqualTo(counted(JOIN, "repeated") + counted(JOIN, "joined") + put.put("expired"));

    // And that of labels
    assertThat(counted(JOIN, "joined")).isEqualTo(put.put("joined"));
    assertThat(counted(JOIN, "retracted")).isEqualTo(put.put("retracted"));
    assertThat(counted(JOIN, "superseded")).isEqualTo(put.put("superseded"));
    assertThat(counted(JOIN, "labelsOutOfTime")).isEqualTo(put.put("late"));
    assertThat(counted(LABELS, "accepted"))
        .isEqualTo(
            counted(JOIN, "joined")
                + counted(JOIN, "retracted")
                + counted(JOIN, "superseded")
                + counted(JOIN, "labelsOutOfTime")
                + put.put("orphan"));

    // And what the window reports that held everything when it ended
    Map<String, Double> reported = reported(run);
    assertThat(reported.get("accounting.joined")).isEqualTo(put.put("joined"));
    assertThat(reported.get("accounting.retracted")).isEqualTo(put.put("retracted"));
    assertThat(reported.get("accounting.superseded")).isEqualTo(put.put("superseded"));
    assertThat(reported.get("accounting.out_of_time")).isEqualTo(put.put("late"));
  }

  private static void assertLawOfRecords(String ingest, Anomalies put) {
    assertThat(counted(ingest, "rejected")).isEqualTo(put.put("malformed"));
    assertThat(counted(ingest, "unmonitored")).isEqualTo(put.put("unmonitored"));
    assertThat(counted(ingest, "recordsRead"))
        .isEqualTo(
            counted(ingest, "rejected")
                + counted(ingest, "unmonitored")
                + counted(ingest, "accepted"));
  }

  private static long counted(String operator, String counter) {
    return CounterReporter.sum(operator, counter);
  }

  /**
   * By metric. Shorter windows one after the other need not add up: each keeps what held at its
   * end, though a label was corrected later or its prediction came later.
   */
  private static Map<String, Double> reported(PipelineRun run) {
    long day = Duration.ofDays(1).toMillis();
    return run.latest().values().stream()
        .filter(reported -> reported.metric().startsWith("accounting."))
        .filter(reported -> reported.windowStart() == Events.START - day)
        .filter(reported -> reported.windowEnd() == Events.START + day)
        .collect(Collectors.toMap(Measurement::metric, Measurement::value));
  }
}
