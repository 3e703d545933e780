package dev.plumbline.monitoring.record;

import dev.plumbline.schemas.value.Malformed;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a value that was read: a result or why there is none. Never both, never neither.
 *
 * @param result the result; empty when there is none
 * @param malformed why there is none; empty when there is one
 * @param <T> the result
 */
public record ReadResult<T>(Optional<T> result, Optional<Malformed> malformed) {

  public ReadResult {
    if (result.isPresent() == malformed.isPresent()) {
      throw new IllegalArgumentException(
          "either a result or why there is none, got: " + result + " and " + malformed);
    }
  }

  static <T> ReadResult<T> of(T result) {
    return new ReadResult<>(Optional.of(result), Optional.empty());
  }

  static <T> ReadResult<T> of(Malformed malformed) {
    return new ReadResult<>(Optional.empty(), Optional.of(malformed));
  }

  /** The same of what is made of the result. */
  public <R> ReadResult<R> map(Function<T, R> mapping) {
    return new ReadResult<>(result.map(mapping), malformed);
  }

  /**
   * The result, for callers that cannot go on without one.
   *
   * @throws IllegalArgumentException that says why there is none
   */
  public T orThrow() {
    return result.orElseThrow(
        () -> new IllegalArgumentException(malformed.map(Malformed::message).orElseThrow()));
  }
}
