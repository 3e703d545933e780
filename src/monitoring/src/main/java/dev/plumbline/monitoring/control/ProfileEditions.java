package dev.plumbline.monitoring.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private final Map<String, List<PublishedProfile>> byName = new HashMap<>();

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
    List<PublishedProfile> editions = new ArrayList<>();
    known.values().forEach(next -> add(next, editions));
    byName.put(name, editions);
  }

  private static void add(PublishedProfile edition, List<PublishedProfile> editions) {
    editions.removeIf(known -> known.from() > edition.from());
    PublishedProfile last = editions.isEmpty() ? null : editions.get(editions.size() - 1);
    if (last == null || !last.id().equals(edition.id())) { // else the same goes on
      editions.removeIf(known -> known.from() == edition.from());
      editions.add(edition);
    }
  }

  /** What the series of a version is compared with, in the order of time; never empty. */
  public List<Comparison> comparisons(DatedRevision watched, String version) {
    List<PublishedProfile> editions = of(watched, version);
    byte[] calibrations = watched.monitor().estimates() ? calibrations(editions) : null;
    PublishedProfile inForce = null;
    int generation = watched.generation();
    long from = watched.from();
    List<Comparison> comparisons = new ArrayList<>();
    for (PublishedProfile edition : editions) {
      if (edition.from() > from && edition.from() < watched.until()) {
        comparisons.add(
            new Comparison(watched, inForce, generation, from, edition.from(), calibrations));
        generation = Comparison.generationOfEdition(edition.from());
        from = edition.from();
      }
      if (edition.from() <= from) {
        inForce = edition;
      }
    }
    comparisons.add(
        new Comparison(watched, inForce, generation, from, watched.until(), calibrations));
    return comparisons;
  }

  private List<PublishedProfile> of(DatedRevision watched, String version) {
    String name = watched.monitor().profileFor(version);
    return name == null ? List.of() : byName.getOrDefault(name, List.of());
  }

  private static byte[] calibrations(List<PublishedProfile> editions) {
    Map<Long, byte[]> maps = new TreeMap<>();
    for (PublishedProfile edition : editions) {
      maps.put(edition.from(), edition.calibration() == null ? NO_MAP : edition.calibration());
    }
    return DatedCalibrations.toBytes(maps);
  }
}
