package dev.plumbline.job.backtest;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Gives each element to an {@link Intake} of this process.
 *
 * @param <T> what comes
 */
final class HandoverSink<T> implements Sink<T> {

  /**
   * Takes what comes, from several threads.
   *
   * @param <T> what comes
   */
  interface Intake<T> {

    /** Takes an element. */
    void take(T element) throws IOException;
  }

  private final String ticket;

  /** A sink to the intake that is held under this ticket. */
  HandoverSink(String ticket) {
    this.ticket = ticket;
  }

  @Override
  @SuppressWarnings("unchecked") // the ticket was given out for an intake of this type
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>((Intake<T>) Handover.take(ticket, Intake.class));
  }

  private record Writer<T>(Intake<T> intake) implements SinkWriter<T> {

    @Override
    public void write(T element, Context context) throws IOException {
      intake.take(element);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
