package dev.plumbline.job.testing;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * An operator of two inputs in Flink's harness, from its start to its end.
 *
 * @param <A> what comes on the first input
 * @param <B> what comes on the second
 * @param <O> what is reported
 */
public abstract class TwoInputHarness<A, B, O> implements AutoCloseable {

  /** Flink's own. */
  protected final KeyedTwoInputStreamOperatorTestHarness<String, A, B, O> flink;

  /** Starts it; {@code restored} is null at the first start. */
  protected TwoInputHarness(
      KeyedTwoInputStreamOperatorTestHarness<String, A, B, O> flink,
      StateBackend backend,
      OperatorSubtaskState restored)
      throws Exception {
    this.flink = flink;
    flink.setStateBackend(backend);
    flink.setup();
    if (restored != null) {
      flink.initializeState(restored);
    }
    flink.open();
  }

  /** What it would restore. */
  public OperatorSubtaskState snapshot() throws Exception {
    return flink.snapshot(1, 1);
  }

  /** How many entries its keyed state has. */
  public int stateEntries() {
    return flink.numKeyedStateEntries();
  }

  /** How many timers of event time wait. */
  public int timers() {
    return flink.numEventTimeTimers();
  }

  @Override
  public void close() {
    try {
      flink.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
