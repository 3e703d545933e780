package dev.plumbline.job.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Collects what reaches it, each sink for itself. At least once: after a failover some of it stands
 * twice.
 */
public final class CollectingSink<T> implements Sink<T> {

  private static final Map<String, Queue<Object>> COLLECTED = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(id);
  }

  /** What has come since the last call. It is handed over: tests share one heap. */
  @SuppressWarnings("unchecked") // only this sink writes under its id
  public List<T> collected() {
    Queue<Object> taken = COLLECTED.remove(id);
    return taken == null ? List.of() : (List<T>) new ArrayList<>(taken);
  }

  private record Writer<T>(String id) implements SinkWriter<T> {

    @Override
    public void write(T element, Context context) {
      COLLECTED.computeIfAbsent(id, unknown -> new ConcurrentLinkedQueue<>()).add(element);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
