package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.window.ParsedMonitors;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorReading;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileAssembler;
import dev.plumbline.monitoring.profile.ProfileFile;
import dev.plumbline.schemas.Decoded;
import dev.plumbline.schemas.Malformed;
import dev.plumbline.schemas.Reason;
import dev.plumbline.schemas.StrictUtf8;
import dev.plumbline.statistics.CalibrationMap;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the control topics have said so far: the history of every model's monitor and the published
 * profiles. Adding a record twice changes nothing.
 */
final class ControlBook {

  private final String monitorsTopic;
  private final Duration joinTimeToLive;
  private final ProfileReader profileReader = new ProfileReader();
  private final ProfileAssembler assembler = new ProfileAssembler();
  private final Map<String, MonitorHistory> histories = new HashMap<>();
  private final Map<String, PublishedProfile> profiles = new HashMap<>();

  ControlBook(String monitorsTopic, Duration joinTimeToLive) {
    this.monitorsTopic = monitorsTopic;
    this.joinTimeToLive = joinTimeToLive;
  }

  /** Takes a record in, or says why it cannot be used. */
  Optional<Refusal> add(SourceRecord record) {
    return record.topic().equals(monitorsTopic) ? addMonitor(record) : addProfile(record);
  }

  /** The revision that watches a model at an event time, or null. */
  Watched inForce(String model, long eventTime) {
    MonitorHistory history = historyOf(model);
    return history == null ? null : history.at(eventTime);
  }

  /** The history of a model's monitor, or null when it has none. */
  MonitorHistory historyOf(String model) {
    return histories.get(model);
  }

  /** The history of a model's monitor; empty when it has none. */
  List<Watched> timeline(String model) {
    MonitorHistory history = historyOf(model);
    return history == null ? List.of() : history.timeline();
  }

  /** Every revision of every model that watches. */
  List<Watched> all() {
    return histories.values().stream().flatMap(history -> history.timeline().stream()).toList();
  }

  /** The profile that a monitor refers to for a version, or null when it is not published. */
  PublishedProfile profileFor(Monitor monitor, String version) {
    String name = monitor.profileFor(version);
    return name == null ? null : profiles.get(name);
  }

  private Optional<Refusal> addMonitor(SourceRecord record) {
    if (record.value() == null) {
      return Optional.of(
          new Refusal(
              Reason.INVALID_MONITOR,
              "a tombstone ends nothing here; use `plumbline monitor delete`"));
    }
    Optional<String> utf8 = StrictUtf8.read(record.value());
    if (utf8.isEmpty()) {
      return Optional.of(
          new Refusal(Reason.INVALID_MONITOR, "the value is no UTF-8; publish JSON in UTF-8"));
    }
    String text = utf8.get();
    MonitorReading reading = ParsedMonitors.read("offset " + record.offset(), text);
    if (reading.monitor().isEmpty()) {
      String problems =
          reading.problems().stream().map(Object::toString).collect(Collectors.joining("; "));
      return Optional.of(new Refusal(Reason.INVALID_MONITOR, problems));
    }
    Monitor monitor = reading.monitor().get();
    if (monitor.horizon().multipliedBy(3).compareTo(joinTimeToLive) > 0) {
      return Optional.of(
          new Refusal(
              Reason.INVALID_MONITOR,
              "labels.horizon "
                  + monitor.horizon()
                  + " is more than a third of join.ttl "
                  + joinTimeToLive
                  + "; raise join.ttl or lower the horizon"));
    }
    histories.computeIfAbsent(monitor.model(), unknown -> new MonitorHistory()).add(monitor, text);
    return Optional.empty();
  }

  private Optional<Refusal> addProfile(SourceRecord record) {
    if (record.value() == null) {
      return Optional.empty(); // a part of a profile that compaction may drop
    }
    Decoded part = profileReader.read(record.value());
    if (part.malformed().isPresent()) {
      Malformed malformed = part.malformed().get();
      return Optional.of(new Refusal(malformed.reason(), malformed.message()));
    }
    try {
      assembler.accept(part.record()).ifPresent(this::publish);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(new Refusal(Reason.WRONG_TYPE, e.getMessage()));
    }
  }

  private void publish(Profile profile) {
    profiles.put(
        profile.name(),
        new PublishedProfile(
            profile.id(),
            profile,
            ProfileFile.toBytes(profile),
            calibration(profile).map(CalibrationMap::toBytes).orElse(null)));
  }

  /** Its own, or none needed: labelled scores that no map makes better are taken as they are. */
  private static Optional<CalibrationMap> calibration(Profile profile) {
    boolean labelledScores = profile.quality(Metric.ECE.metricName()).isPresent();
    return profile
        .learned()
        .calibration()
        .or(() -> labelledScores ? Optional.of(CalibrationMap.identity()) : Optional.empty());
  }
}
