package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.DatedCalibrations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which profile a name stands for, and when: of those that were published under it, each from its
 * {@code effective_from} until the next one's. One that is published later and holds from an
 * earlier time on takes the place of those behind it, as with the revisions of a monitor.
 */
final class ProfileEditions {

  private static final byte[] NO_MAP = {};

  private final Map<String, List<PublishedProfile>> byName = new HashMap<>();

  /**
   * Takes an edition in.
   *
   * @return whether that changes anything: the content that was in force last is no news
   */
  boolean add(PublishedProfile edition) {
    List<PublishedProfile> editions =
        byName.computeIfAbsent(edition.profile().name(), unknown -> new ArrayList<>());
    boolean changed = editions.removeIf(known -> known.from() > edition.from());
    PublishedProfile last = editions.isEmpty() ? null : editions.get(editions.size() - 1);
    if (last != null && last.id().equals(edition.id())) {
      return changed;
    }
    editions.removeIf(known -> known.from() == edition.from());
    editions.add(edition);
    return true;
  }

  /** What the series of a version is compared with, in the order of time; never empty. */
  List<Comparison> comparisons(Watched watched, String version) {
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

  private List<PublishedProfile> of(Watched watched, String version) {
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
