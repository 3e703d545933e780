package dev.plumbline.cli.control;

import dev.plumbline.monitoring.control.Timeline;
import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The revisions of all monitors.
 *
 * @param revisions as they stand on the topic
 * @param problems what on the topic is no monitor, one sentence each
 */
public record PublishedMonitors(List<Monitor> revisions, List<String> problems) {

  /** Copies both. */
  public PublishedMonitors {
    revisions = List.copyOf(revisions);
    problems = List.copyOf(problems);
  }

  /** The same with one revision more. */
  public PublishedMonitors with(Monitor revision) {
    List<Monitor> longer = new ArrayList<>(revisions);
    longer.add(revision);
    return new PublishedMonitors(longer, problems);
  }

  /** Models with at least one revision, in alphabetical order. */
  public Set<String> models() {
    Set<String> models = new TreeSet<>();
    revisions.forEach(monitor -> models.add(monitor.model()));
    return models;
  }

  /** The revisions of a model, first to last. */
  public List<Monitor> of(String model) {
    return revisions.stream()
        .filter(monitor -> monitor.model().equals(model))
        .sorted(Comparator.comparingInt(Monitor::revision))
        .toList();
  }

  /** The newest revision of a model, in force or not yet. */
  public Optional<Monitor> newest(String model) {
    List<Monitor> all = of(model);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The revision that holds for events of this time; a deletion is one, too. */
  public Optional<Monitor> inForce(String model, Instant time) {
    Timeline<Monitor> timeline = new Timeline<>();
    of(model).forEach(monitor -> timeline.add(monitor.effectiveFrom().toEpochMilli(), monitor));
    return Optional.ofNullable(timeline.at(time.toEpochMilli()));
  }
}
