package dev.plumbline.job.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

class LeasedEnumeratorTest {

  private static final long LENGTH = 60_000;

  private final LogInMemory log = new LogInMemory();
  private final ByHand context = new ByHand();
  private final Started inner = new Started();

  private LeaseKeeper keeper(String holder) {
    return new LeaseKeeper(
        log.open(), new Lease("p", holder, Lease.Kind.CLAIM, "f-" + holder, "h", 0, 0, LENGTH));
  }

  private LeasedEnumerator<SourceSplit, Long> enumerator(String holder) {
    return new LeasedEnumerator<>(inner, context, () -> keeper(holder), LENGTH / 3);
  }

  @Test
  void failsTheJobForGoodBeforeAnythingIsReadWhenAnotherHasTheLease() {
    // Given
    keeper("first").hold();

    // Then
    assertThatThrownBy(() -> enumerator("second").start())
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(LeaseTakenException.class);
    assertThat(inner.calls).isEmpty();
  }

  @Test
  void renewsThreeTimesALengthAndKeepsOthersOut() throws Exception {
    // Given
    enumerator("first").start();
    assertThat(context.periodMs).isEqualTo(20_000);

    for (int third = 0; third < 9; third++) {
      // When
      log.now += context.periodMs;
      context.passes();

      // Then
      assertThatThrownBy(() -> keeper("second").hold()).isInstanceOf(LeaseTakenException.class);
    }
  }

  @Test
  void failsTheJobForGoodWhenAnotherTookItOver() {
    // Given
    enumerator("first").start();
    log.now += LENGTH;
    keeper("second").hold();

    // Then
    assertThatThrownBy(context::passes).isInstanceOf(SuppressRestartsException.class);
  }

  @Test
  void outlivesABrokerThatDoesNotAnswer() {
    // Given
    enumerator("first").start();

    // When
    log.fails = true;
    assertThatCode(context::passes).doesNotThrowAnyException();
    log.fails = false;
    log.now += LENGTH;

    // Then
    assertThatCode(context::passes).doesNotThrowAnyException();
    assertThatThrownBy(() -> keeper("second").hold()).isInstanceOf(LeaseTakenException.class);
  }

  @Test
  void givesTheLeaseBackWhenTheJobEnds() throws Exception {
    // Given
    LeasedEnumerator<SourceSplit, Long> first = enumerator("first");
    first.start();

    // When
    first.close();

    // Then
    assertThatCode(() -> keeper("second").hold()).doesNotThrowAnyException();
    assertThat(inner.calls).containsExactly("start", "close");
  }

  /** An enumerator that writes down what is asked of it. */
  private static final class Started implements SplitEnumerator<SourceSplit, Long> {

    private final List<String> calls = new ArrayList<>();

    @Override
    public void start() {
      calls.add("start");
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<SourceSplit> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public Long snapshotState(long checkpointId) {
      return checkpointId;
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  /** A context in which what is to be called again and again is called by the test. */
  private static final class ByHand implements SplitEnumeratorContext<SourceSplit> {

    private Runnable periodic;
    private long periodMs;

    void passes() {
      periodic.run();
    }

    @Override
    public <T> void callAsync(
        Callable<T> call, BiConsumer<T, Throwable> handler, long delayMs, long everyMs) {
      periodMs = everyMs;
      periodic =
          () -> {
            T result = null;
            Throwable failure = null;
            try {
              result = call.call();
            } catch (Exception e) {
              failure = e;
            }
            handler.accept(result, failure);
          };
    }

    @Override
    public <T> void callAsync(Callable<T> call, BiConsumer<T, Throwable> handler) {
      callAsync(call, handler, 0, 0);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {}

    @Override
    public int currentParallelism() {
      return 1;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
      return Map.of();
    }

    @Override
    public void assignSplits(SplitsAssignment<SourceSplit> assignment) {}

    @Override
    public void signalNoMoreSplits(int subtask) {}

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
      runnable.run();
    }
  }
}
