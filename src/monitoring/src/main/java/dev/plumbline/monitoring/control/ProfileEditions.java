package dev.plumbline.monitoring.control;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which profile a name stands for, and when: of those that were published under it, each from its
 * {@code effective_from} until the next one's. One that is published later and holds from an
 * earlier time on takes the place of those behind it, as with the revisions of a monitor. Which was
 * published later follows from the manifests' places on the topic, not from when the last part of
 * each came: parts may be published again.
 */
public final class ProfileEditions {

  private static final byte[] NO_MAP = {};

  /** All that were published, by the place of their manifests: the last of each id and time. */
  private final Map<String, TreeMap<Long, PublishedProfile>> published = new HashMap<>();

  /** What follows from that, in the order of time. */
  private final Map<String, Timeline<PublishedProfile>> byName = new HashMap<>();

  /**
   * Takes an edition in.
   *
   * @param place of its manifest among all manifests
   */
  public void add(long place, PublishedProfile edition) {
    String name = edition.profile().name();
    TreeMap<Long, PublishedProfile> known =
        published.computeIfAbsent(name, unknown -> new TreeMap<>());
    known
        .values()
        .removeIf(other -> other.id().equals(edition.id()) && other.from() == edition.from());
    known.put(place, edition);
    Timeline<PublishedProfile> editions = new Timeline<>();
    known.values().forEach(next -> add(next, editions));
    byName.put(name, editions);
  }

  private static void add(PublishedProfile edition, Timeline<PublishedProfile> editions) {
    PublishedProfile before = editions.at(edition.from());
    if (before != null && before.id().equals(edition.id())) {
      editions.goOnFrom(edition.from());
    } else {
      editions.add(edition.from(), edition);
    }
  }

  /**
   * What the series of a version is compared with while a revision's generation holds; never empty.
   */
  public Timeline<Comparison> comparisons(DatedRevision watched, String version) {
    Timeline<PublishedProfile> editions = of(watched, version);
    byte[] calibrations = watched.monitor().estimates() ? calibrations(editions) : null;
    Timeline<Comparison> comparisons = new Timeline<>();
    int generation = watched.generation();
    long from = watched.from();
    for (int place = editions.placeAt(from); from < watched.until(); place++) {
      PublishedProfile inForce = place == Timeline.NONE ? null : editions.value(place);
      long until = Math.min(editions.end(place), watched.until());
      comparisons.add(
          from, new Comparison(watched, inForce, generation, from, until, calibrations));
      generation = Comparison.generationOfEdition(until);
      from = until;
    }
    return comparisons;
  }

  private Timeline<PublishedProfile> of(DatedRevision watched, String version) {
    String name = watched.monitor().profileFor(version);
    Timeline<PublishedProfile> known = name == null ? null : byName.get(name);
    return known == null ? new Timeline<>() : known;
  }

  private static byte[] calibrations(Timeline<PublishedProfile> editions) {
    Map<Long, byte[]> maps = new TreeMap<>();
    for (PublishedProfile edition : editions.values()) {
      maps.put(edition.from(), edition.calibration() == null ? NO_MAP : edition.calibration());
    }
    return DatedCalibrations.toBytes(maps);
  }
}
