package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.ByteDictionary;
import dev.plumbline.job.decode.avro.KeyOrder;
import dev.plumbline.monitoring.monitor.Segment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The names of the segments that an event belongs to, by the bytes of its attributes: the same
 * array for the same segments, so that it can be told by identity. Mutable, for one thread.
 */
final class SegmentNames {

  private static final int MOST_COMBINATIONS = 10_000;

  private final List<Segment> segments;
  private final KeyOrder attributes;
  private final List<ByteDictionary<String>> names;
  private final String[] current;
  private final Map<List<String>, String[]> combinations = new HashMap<>();
  private List<String> lastOf;
  private String[] last = {};

  SegmentNames(List<Segment> segments) {
    this.segments = segments;
    Map<String, Integer> positions = new HashMap<>();
    for (int index = 0; index < segments.size(); index++) {
      positions.put(segments.get(index).attribute(), index);
    }
    attributes = new KeyOrder(positions);
    names = segments.stream().map(SegmentNames::namesOf).toList();
    current = new String[segments.size()];
    lastOf = Arrays.asList(new String[segments.size()]);
  }

  private static ByteDictionary<String> namesOf(Segment segment) {
    return new ByteDictionary<>(
        (bytes, from, to) -> segment.nameOf(AvroCursor.text(bytes, from, to)));
  }

  /** Forgets the attributes of the last event. */
  void clear() {
    Arrays.fill(current, null);
  }

  /**
   * Which segment the attribute decides whose name comes next; {@link KeyOrder#NOT_WATCHED} when
   * none.
   *
   * @param place how many attributes stood before it in this event
   */
  int nextSegment(AvroCursor cursor, int place) {
    return attributes.next(cursor, place);
  }

  /** The attribute that decides this segment has this value, in UTF-8. */
  void value(int segment, byte[] bytes, int from, int to) {
    current[segment] = names.get(segment).of(bytes, from, to);
  }

  /** The same for attributes that were read as text. */
  String[] of(Map<String, String> attributeValues) {
    for (int index = 0; index < current.length; index++) {
      Segment segment = segments.get(index);
      current[index] = segment.nameOf(attributeValues.get(segment.attribute()));
    }
    return combined();
  }

  /** What was put together, as an array that must not be changed. */
  String[] combined() {
    for (int index = 0; index < current.length; index++) {
      if (current[index] != lastOf.get(index)) { // names of one segment are told by identity
        remember();
        break;
      }
    }
    return last;
  }

  private void remember() {
    if (combinations.size() >= MOST_COMBINATIONS) {
      combinations.clear();
    }
    lastOf = Arrays.asList(current.clone());
    last =
        combinations.computeIfAbsent(
            lastOf, all -> all.stream().filter(Objects::nonNull).toArray(String[]::new));
  }
}
