package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A failure is reported in words that say what to do. */
class BacktestFailureExceptionTest {

  @Test
  void saysHowToGetALargerHeapWhenTheHeapIsFull() {
    // Given
    Throwable full = new ExecutionException(new OutOfMemoryError("Java heap space"));

    // When
    BacktestFailureException failure = new BacktestFailureException(full);

    // Then
    assertThat(failure.getMessage())
        .startsWith("the heap of ")
        .contains("PLUMBLINE_BACKTEST_HEAP=8g")
        .doesNotContain("OutOfMemoryError");
  }

  @Test
  void saysWhatFailedFirstOfAnythingElse() {
    // Given
    Throwable failed = new ExecutionException(new IllegalStateException("no such state"));

    // Then
    assertThat(new BacktestFailureException(failed))
        .hasMessageContaining(
            "the dataflow failed: java.lang.IllegalStateException: no such state");
  }
}
