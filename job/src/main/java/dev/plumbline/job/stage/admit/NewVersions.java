package dev.plumbline.job.stage.admit;

import dev.plumbline.job.stage.admit.LiveVersions.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The versions that are to be decided about at an end of a pane, by period. */
final class NewVersions {

  private final TreeMap<Long, Map<String, Candidate>> byPeriod = new TreeMap<>();

  /** A version was announced; perhaps nothing of it was counted. */
  void heard(long period, String version, boolean named) {
    add(period, new Candidate(version, named, 0));
  }

  /** So many events of a version were counted. */
  void counted(long period, String version, long events) {
    add(period, new Candidate(version, false, events));
  }

  private void add(long period, Candidate candidate) {
    byPeriod
        .computeIfAbsent(period, first -> new HashMap<>())
        .merge(
            candidate.version(),
            candidate,
            (one, other) ->
                new Candidate(
                    one.version(), one.named() || other.named(), one.events() + other.events()));
  }

  /** The periods they are in, in their order. */
  Set<Long> periods() {
    return byPeriod.keySet();
  }

  List<Candidate> of(long period) {
    return List.copyOf(byPeriod.get(period).values());
  }
}
