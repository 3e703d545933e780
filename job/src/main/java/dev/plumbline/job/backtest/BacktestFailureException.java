package dev.plumbline.job.backtest;

/** The dataflow of a backtest failed; the message is what failed first. */
public final class BacktestFailureException extends Exception {

  BacktestFailureException(Throwable failure) {
    super("the dataflow failed: " + root(failure), failure);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
