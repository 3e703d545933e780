package dev.plumbline.job.stage.join;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.JobEnvironment;
import dev.plumbline.job.settings.SettingsReader;
import dev.plumbline.job.wire.AwaitedPredictionWriter;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Versions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many bytes of a checkpoint a waiting prediction of a binary model with a score takes, beyond
 * what an empty one has, and that they are freed. RocksDB, configured as by the job and with its
 * usual buffers, has flushed and not compacted. The documented figures: {@code -Dwaiting=1000000}.
 */
class JoinStateSizeTest {

  private static final int WAITING = Integer.getInteger("waiting", 50_000);
  private static final Duration TIME_TO_LIVE = Duration.ofDays(30);

  /** RocksDB compacts beside the test, on a busy machine later. */
  private static final int MOST_CHECKPOINTS = 500;

  private static final JudgingTerms TERMS =
      new JudgingTerms(
          Versions.BOTH, Task.BINARY, "fraud", null, false, 604_800_000, 86_400_000, 60_000);

  private static final AwaitedPredictionWriter WRITER =
      new AwaitedPredictionWriter("fraud", 1, TERMS);

  @TempDir private Path directory;

  private final Random random = new Random(1);

  private KeyedTwoInputStreamOperatorTestHarness<JoinKey, JoinRecord, JoinRecord, Outcome> flink;

  private void open(String backend, boolean smallBuffers) throws Exception {
    EmbeddedRocksDBStateBackend rocksdb =
        new EmbeddedRocksDBStateBackend(true)
            .configure(
                JobEnvironment.of(SettingsReader.fromArguments()).getConfiguration(),
                getClass().getClassLoader());
    rocksdb.getMemoryConfiguration().setUseManagedMemory(smallBuffers);
    flink =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new JoinLabels(TIME_TO_LIVE)),
            JoinRecord::key,
            JoinRecord::key,
            JoinKey.TYPE);
    flink.setStateBackend(backend.equals("rocksdb") ? rocksdb : new HashMapStateBackend());
    flink.setCheckpointStorage(new FileSystemCheckpointStorage(directory.toUri()));
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  private void predict(int predictions, long from) throws Exception {
    for (int index = 0; index < predictions; index++) {
      flink.setStateTtlProcessingTime(from + index);
      flink.processElement1(prediction(random, from + index * 10L), 0);
      flink.getOutput().clear();
    }
  }

  @ParameterizedTest
  @CsvSource({"rocksdb, 50", "hashmap, 75"})
  void takesFewBytes(String backend, long most) throws Exception {
    // Given
    open(backend, false);
    long empty = flink.snapshot(1, 1).getStateSize();

    // When
    predict(WAITING, START);
    long full = flink.snapshot(2, 2).getStateSize();

    // Then
    double bytes = (double) (full - empty) / WAITING;
    assertThat(bytes).as("bytes a waiting prediction").isBetween(16.0, (double) most);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "hashmap"})
  void staysAsLargeAsWhatCameWithinTheTimeToLive(String backend) throws Exception {
    // Given
    int wave = 5_000;
    open(backend, true);
    long empty = flink.snapshot(1, 1).getStateSize();
    predict(wave, START);
    long one = flink.snapshot(2, 2).getStateSize() - empty;

    // When nine more come, each when the one before has expired
    for (int again = 1; again < 10; again++) {
      predict(wave, START + again * 2 * TIME_TO_LIVE.toMillis());
    }

    // Then what is not yet cleaned up is less than two of them, as soon as compaction is through
    long left = Long.MAX_VALUE;
    for (int checkpoint = 3; left >= 3 * one && checkpoint < MOST_CHECKPOINTS; checkpoint++) {
      left = flink.snapshot(checkpoint, checkpoint).getStateSize() - empty;
    }
    assertThat(left).isLessThan(3 * one);
  }

  private static JoinRecord prediction(Random random, long at) {
    return WRITER.record(
        JoinKey.of("fraud", new UUID(random.nextLong(), random.nextLong()).toString()),
        "1",
        new String[0],
        at,
        new Answer(random.nextInt(10) == 0 ? "fraud" : "ok", null, random.nextDouble()),
        null);
  }
}
