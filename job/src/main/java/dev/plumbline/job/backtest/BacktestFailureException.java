package dev.plumbline.job.backtest;

/** The dataflow of a backtest failed; the message is what failed first. */
public final class BacktestFailureException extends Exception {

  BacktestFailureException(Throwable failure) {
    super(sentence(root(failure)), failure);
  }

  /** For a heap that is full before the dataflow has begun. */
  public static BacktestFailureException of(OutOfMemoryError full) {
    return new BacktestFailureException(full);
  }

  private static String sentence(Throwable root) {
    return root instanceof OutOfMemoryError
        ? "the heap of %,d MB is full. Give it more, as PLUMBLINE_BACKTEST_HEAP=8g scripts/plumbline backtest ..., or fewer rows at once; predictions wait for labels on the heap for the monitor's horizon"
            .formatted(Runtime.getRuntime().maxMemory() >> 20)
        : "the dataflow failed: " + root;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
