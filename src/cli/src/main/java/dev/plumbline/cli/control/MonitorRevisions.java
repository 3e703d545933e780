package dev.plumbline.cli.control;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import dev.plumbline.monitoring.monitor.file.text.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Carries the history of monitors on: each change is the next revision, none is taken back. Reads
 * the topic once for any number of changes.
 */
public final class MonitorRevisions {

  private final MonitorTopic topic;
  private PublishedMonitors history;

  /** The history on this topic; it is read now, and from then on carried along. */
  public MonitorRevisions(MonitorTopic topic) {
    this.topic = topic;
    this.history = topic.history();
  }

  /**
   * Makes a monitor the newest revision of its model, unless the newest says the same already.
   *
   * @param schedule when; what it does not say, the monitor's own {@code effective_from} does
   * @throws RefusedChangeException when that time is not safe, or earlier than the revision before
   */
  public Change apply(Monitor monitor, Schedule schedule) throws RefusedChangeException {
    Schedule completed = complete(schedule, monitor.effectiveFrom());
    Optional<Monitor> newest = history.newest(monitor.model());
    if (newest.isPresent() && says(newest.get(), monitor, completed)) {
      return new Change(newest.get(), false);
    }
    Instant from = from(completed, newest);
    return append(monitor.asRevision(number(newest), from, since(newest, schedule.now())));
  }

  /**
   * Ends the watch of a model.
   *
   * @throws RefusedChangeException when there is no such model, or as for {@link #apply}
   */
  public Change delete(String model, Schedule schedule) throws RefusedChangeException {
    Monitor newest =
        history
            .newest(model)
            .orElseThrow(
                () ->
                    new RefusedChangeException(
                        "there is no monitor of model "
                            + model
                            + "; see what there is: plumbline monitor list"));
    if (newest.deleted()) {
      return new Change(newest, false);
    }
    Instant from = from(schedule, Optional.of(newest));
    return append(newest.asDeletion(newest.revision() + 1, from));
  }

  /** Publishes only what a job, which reads it by the same code, will take. */
  private Change append(Monitor revision) throws RefusedChangeException {
    MonitorReading reading =
        MonitorFile.read("revision " + revision.revision(), MonitorFile.toJson(revision));
    if (reading.monitor().isEmpty()) {
      List<String> problems = reading.problems().stream().map(Problem::toString).toList();
      throw new RefusedChangeException(
          "model %s: not published, since the job would refuse it: %s"
              .formatted(revision.model(), String.join("; ", problems)));
    }
    topic.append(revision);
    history = history.with(revision);
    return new Change(revision, true);
  }

  private static Schedule complete(Schedule schedule, Instant ofFile) {
    boolean fileSays = schedule.wanted().isEmpty() && !ofFile.equals(Instant.EPOCH);
    Optional<Instant> wanted = fileSays ? Optional.of(ofFile) : schedule.wanted();
    return new Schedule(schedule.now(), schedule.maxFutureSkew(), wanted, schedule.beforeStart());
  }

  /** Whether a revision watches the same, from the same time on if that was asked for. */
  private static boolean says(Monitor newest, Monitor monitor, Schedule schedule)
      throws RefusedChangeException {
    boolean same =
        !newest.deleted()
            && newest.asRevision(0, Instant.EPOCH).equals(monitor.asRevision(0, Instant.EPOCH));
    boolean earlierIsWanted =
        schedule.beforeStart() && newest.effectiveFrom().isAfter(schedule.effectiveFrom());
    return same && !earlierIsWanted;
  }

  private static Instant from(Schedule schedule, Optional<Monitor> newest)
      throws RefusedChangeException {
    Instant from = schedule.effectiveFrom();
    boolean backwards =
        newest.isPresent()
            && !schedule.beforeStart()
            && from.isBefore(newest.get().effectiveFrom());
    if (!backwards) {
      return from;
    }
    if (schedule.wanted().isEmpty()) {
      return newest.get().effectiveFrom();
    }
    throw new RefusedChangeException(
        "effective_from %s is before revision %d of model %s takes effect, at %s; choose that time or a later one"
            .formatted(
                from, newest.get().revision(), newest.get().model(), newest.get().effectiveFrom()));
  }

  /** A new revision watches on; what follows a deletion begins anew. */
  private static Instant since(Optional<Monitor> newest, Instant now) {
    return newest
        .filter(monitor -> !monitor.deleted())
        .map(Monitor::watchedSince)
        .orElse(now.truncatedTo(ChronoUnit.MILLIS));
  }

  private static int number(Optional<Monitor> newest) {
    return newest.map(monitor -> monitor.revision() + 1).orElse(1);
  }
}
