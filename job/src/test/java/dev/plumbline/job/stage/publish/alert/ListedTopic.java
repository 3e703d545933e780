package dev.plumbline.job.stage.publish.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A topic of one partition in memory, the same for every copy that Flink makes of an operator.
 *
 * @param name of the topic
 * @param id what its copies find it by
 */
record ListedTopic(String name, UUID id) implements AlertTopic {

  private static final Map<UUID, Partition> PARTITIONS = new ConcurrentHashMap<>();

  /** What is on it, and what becomes of it. */
  private static final class Partition {
    private String topicId = "first";
    private int begins;
    private List<String> steps = new ArrayList<>();
    private CompletableFuture<Void> transactionsEnd = CompletableFuture.completedFuture(null);
  }

  static ListedTopic named(String name) {
    ListedTopic topic = new ListedTopic(name, UUID.randomUUID());
    PARTITIONS.put(topic.id, new Partition());
    return topic;
  }

  private Partition partition() {
    return PARTITIONS.get(id);
  }

  /** The steps on it, from offset 0 on, whether they can still be read or not. */
  List<String> committed() {
    return partition().steps;
  }

  /** Removes all that is there by now, as retention does. */
  void removeAllUpToNow() {
    partition().begins = committed().size();
  }

  /** The last record is lost, as when a broker without it becomes the leader. */
  void loseTheLast() {
    committed().remove(committed().size() - 1);
  }

  /** It is deleted and created again. */
  void createAgain() {
    partition().topicId = "second";
    partition().begins = 0;
    partition().steps = new ArrayList<>();
  }

  /** A transaction is open from now on, until what is returned is completed. */
  CompletableFuture<Void> openTransaction() {
    partition().transactionsEnd = new CompletableFuture<>();
    return partition().transactionsEnd;
  }

  @Override
  public Reader open() {
    return new ListedReader(this);
  }

  private record ListedReader(ListedTopic topic) implements Reader {

    @Override
    public List<PublishedUpTo> reached() {
      Partition now = topic.partition();
      return List.of(new PublishedUpTo(topic.name, now.topicId, 0, now.steps.size()));
    }

    @Override
    public CompletableFuture<PublishedSince> since(List<PublishedUpTo> from) {
      return topic.partition().transactionsEnd.thenApply(end -> read(from));
    }

    private PublishedSince read(List<PublishedUpTo> from) {
      Partition now = topic.partition();
      PublishedUpTo start = from.get(0);
      boolean goesOn = PublishedSince.canGoOnFrom(start, reached().get(0));
      int first = Math.max(now.begins, goesOn ? (int) start.offset() : 0);
      return new PublishedSince(
          new HashSet<>(now.steps.subList(first, now.steps.size())),
          reached(),
          PublishedSince.gone(from, reached(), Map.of(0, (long) now.begins)));
    }

    @Override
    public String name() {
      return topic.name;
    }

    @Override
    public void close() {}
  }
}
