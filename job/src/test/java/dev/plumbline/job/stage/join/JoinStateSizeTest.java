package dev.plumbline.job.stage.join;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JoinKey;
import dev.plumbline.job.event.JudgingTerms;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.ReportedLabel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many bytes of a checkpoint a waiting prediction of a binary model with a score takes. The
 * documented figures: {@code -Dwaiting=1000000}.
 */
class JoinStateSizeTest {

  private static final int WAITING = Integer.getInteger("waiting", 50_000);
  private static final Duration TIME_TO_LIVE = Duration.ofDays(30);
  private static final JudgingTerms TERMS =
      new JudgingTerms("BOTH", "BINARY", "fraud", null, false, 604_800_000, 60_000);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"rocksdb, 50", "hashmap, 75"})
  void takesFewBytes(String backend, long most) throws Exception {
    // Given
    Random random = new Random(1);
    KeyedTwoInputStreamOperatorTestHarness<
            Tuple2<Long, Long>, AwaitedPrediction, ReportedLabel, Outcome>
        flink =
            new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new JoinLabels(TIME_TO_LIVE)),
                AwaitedPrediction::joinKey,
                ReportedLabel::joinKey,
                JoinKey.TYPE);
    try {
      flink.setStateBackend(
          backend.equals("rocksdb")
              ? new EmbeddedRocksDBStateBackend()
              : new HashMapStateBackend());
      flink.setCheckpointStorage(new FileSystemCheckpointStorage(directory.toUri()));
      flink.open();
      flink.setStateTtlProcessingTime(START);
      for (int index = 0; index < WAITING; index++) {
        flink.setStateTtlProcessingTime(START + index);
        flink.processElement1(prediction(random, START + index * 10L), 0);
        flink.getOutput().clear();
      }

      // When
      OperatorSubtaskState checkpoint = flink.snapshot(1, 1);

      // Then
      double bytes = (double) checkpoint.getStateSize() / WAITING;
      assertThat(bytes).as("bytes a waiting prediction").isBetween(16.0, (double) most);
    } finally {
      flink.close();
    }
  }

  private static AwaitedPrediction prediction(Random random, long at) {
    return new AwaitedPrediction(
        "fraud",
        "1",
        new UUID(random.nextLong(), random.nextLong()).toString(),
        1,
        at,
        random.nextInt(10) == 0 ? "fraud" : "ok",
        null,
        random.nextDouble(),
        null,
        new String[0],
        TERMS);
  }
}
