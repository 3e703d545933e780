package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.monitoring.record.AlertStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a topic has beyond where it stood once.
 *
 * @param steps committed beyond it, as far as they can still be read, see {@link AlertStep}
 * @param reached how far the topic reaches now
 * @param gone why steps may have been there that can be read no more, as a sentence; empty when all
 *     can
 */
record PublishedSince(Set<String> steps, List<PublishedUpTo> reached, Optional<String> gone) {

  /**
   * Whether a topic has still all that was written to it beyond where it stood once.
   *
   * @param from where it stood, at least one partition
   * @param reached how far it reaches now
   * @param first of each partition the first offset that it still has
   * @return why not, empty when it has
   */
  static Optional<String> gone(
      List<PublishedUpTo> from, List<PublishedUpTo> reached, Map<Integer, Long> first) {
    for (PublishedUpTo start : from) {
      Optional<PublishedUpTo> now =
          reached.stream().filter(end -> end.partition() == start.partition()).findFirst();
      String place = "Partition " + start.partition() + " of topic '" + start.topic() + "' ";
      if (now.isEmpty() || !now.get().topicId().equals(start.topicId())) {
        return Optional.of(
            "Topic '" + start.topic() + "' was deleted and created again since the checkpoint.");
      }
      if (now.get().offset() < start.offset()) {
        return Optional.of(
            "%sreaches offset %d, less than the %d of the checkpoint: brokers lost its end."
                .formatted(place, now.get().offset(), start.offset()));
      }
      long begins = first.getOrDefault(start.partition(), 0L);
      if (begins > start.offset()) {
        return Optional.of(
            "%sbegins at offset %d, beyond the %d of the checkpoint: its retention has passed."
                .formatted(place, begins, start.offset()));
      }
    }
    return Optional.empty();
  }

  /**
   * Where a partition is to be read from: where it stood, if it is of the same topic and has that.
   */
  static boolean canGoOnFrom(PublishedUpTo start, PublishedUpTo now) {
    return now.topicId().equals(start.topicId()) && now.offset() >= start.offset();
  }
}
