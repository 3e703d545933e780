package dev.plumbline.job.stage.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A topic of one partition in memory, the same for every copy that Flink makes of an operator.
 *
 * @param name of the topic
 * @param id what its copies find it by
 */
record ListedTopic(String name, UUID id) implements AlertTopic {

  private static final Map<UUID, List<String>> COMMITTED = new ConcurrentHashMap<>();

  static ListedTopic named(String name) {
    ListedTopic topic = new ListedTopic(name, UUID.randomUUID());
    COMMITTED.put(topic.id, new ArrayList<>());
    return topic;
  }

  /** The steps on it. */
  List<String> committed() {
    return COMMITTED.get(id);
  }

  @Override
  public Reader open() {
    return new ListedReader(this);
  }

  private record ListedReader(ListedTopic topic) implements Reader {

    @Override
    public List<PublishedUpTo> reached() {
      return List.of(new PublishedUpTo(topic.name, 0, topic.committed().size()));
    }

    @Override
    public Set<String> stepsSince(List<PublishedUpTo> from) {
      int start = (int) from.get(0).offset();
      return new HashSet<>(topic.committed().subList(start, topic.committed().size()));
    }

    @Override
    public String name() {
      return topic.name;
    }

    @Override
    public void close() {}
  }
}
