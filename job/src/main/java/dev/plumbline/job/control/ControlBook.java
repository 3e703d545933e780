package dev.plumbline.job.control;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.control.Comparison;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.control.MonitorHistory;
import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.control.ProfileEditions;
import dev.plumbline.monitoring.control.PublishedProfile;
import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import dev.plumbline.monitoring.monitor.file.text.Problem;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.file.ProfileAssembler;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import dev.plumbline.schemas.value.Reason;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the control topics have said so far: the history of every model's monitor and, where they
 * are asked for, the published profiles. Adding a record twice changes nothing.
 */
public final class ControlBook {

  private static final Logger LOG = LoggerFactory.getLogger(ControlBook.class);

  private static final int MOST_PROBLEMS_REPORTED = 10;

  private final String monitorsTopic;
  private final Duration joinTimeToLive;
  private final boolean withProfiles;
  private final Map<String, MonitorHistory> histories = new HashMap<>();
  private final ProfileParts parts = new ProfileParts();
  private final ProfileEditions editions = new ProfileEditions();

  /** Of monitors and profiles. */
  public ControlBook(String monitorsTopic, Duration joinTimeToLive) {
    this(monitorsTopic, joinTimeToLive, true);
  }

  private ControlBook(String monitorsTopic, Duration joinTimeToLive, boolean withProfiles) {
    this.monitorsTopic = monitorsTopic;
    this.joinTimeToLive = joinTimeToLive;
    this.withProfiles = withProfiles;
  }

  /** Of monitors alone: records of other topics are neither read nor kept, and none is refused. */
  public static ControlBook ofMonitors(String monitorsTopic, Duration joinTimeToLive) {
    return new ControlBook(monitorsTopic, joinTimeToLive, false);
  }

  /**
   * Takes a record in, or says why it cannot be used. Throws for no record: the topics are read
   * again at each start, so that one which threw would keep the job down for ever.
   */
  public Optional<Refusal> add(SourceRecord record) {
    try {
      return take(record);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error(
          "Cannot read {}; it is rejected, and the job goes on without it", placeOf(record), e);
      Reason reason = isMonitor(record) ? Reason.INVALID_MONITOR : Reason.INVALID_PROFILE;
      return Optional.of(new Refusal(reason, placeOf(record) + " cannot be read: " + e));
    }
  }

  private Optional<Refusal> take(SourceRecord record) {
    if (isMonitor(record)) {
      return addMonitor(record);
    }
    return withProfiles ? addProfile(record) : Optional.empty();
  }

  /** The revision that watches a model at an event time, or null. */
  public DatedRevision inForce(String model, long eventTime) {
    MonitorHistory history = historyOf(model);
    return history == null ? null : history.at(eventTime);
  }

  /** The history of a model's monitor, or null when it has none. */
  public MonitorHistory historyOf(String model) {
    return histories.get(model);
  }

  /** The history of a model's monitor; empty when it has none. */
  public List<DatedRevision> timeline(String model) {
    MonitorHistory history = historyOf(model);
    return history == null ? List.of() : history.timeline();
  }

  /** Every revision of every model that watches. */
  public List<DatedRevision> all() {
    return histories.values().stream().flatMap(history -> history.timeline().stream()).toList();
  }

  /**
   * What the series of a version is compared with while a revision's generation holds, in the order
   * of time; never empty.
   */
  public List<Comparison> comparisons(DatedRevision watched, String version) {
    return editions.comparisons(watched, version).values();
  }

  /** What the series of a version is compared with at an event time, or from the beginning on. */
  public Comparison comparisonAt(DatedRevision watched, String version, long eventTime) {
    return editions.comparisons(watched, version).atOrFirst(eventTime);
  }

  /**
   * Records that were taken in and turned out to be of no use, since the last call.
   *
   * @param now the clock, epoch milliseconds
   */
  public List<RefusedRecord> givenUp(long now) {
    return parts.givenUp(now);
  }

  /**
   * A topic's history as compaction would leave it: without the profiles that were deleted, so that
   * a job starts with the same whether compaction has run or not.
   */
  public List<SourceRecord> withoutDeleted(List<SourceRecord> history) {
    Map<ByteBuffer, Integer> deleted = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      SourceRecord record = history.get(i);
      if (!isMonitor(record) && record.value() == null && record.key() != null) {
        deleted.put(ByteBuffer.wrap(record.key()), i);
      }
    }
    List<SourceRecord> left = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      SourceRecord record = history.get(i);
      boolean isDeleted =
          !isMonitor(record)
              && record.key() != null
              && i <= deleted.getOrDefault(ByteBuffer.wrap(record.key()), -1);
      if (!isDeleted) {
        left.add(record);
      }
    }
    return left;
  }

  private Optional<Refusal> addMonitor(SourceRecord record) {
    if (record.value() == null) {
      return Optional.of(
          new Refusal(
              Reason.INVALID_MONITOR,
              "a tombstone ends nothing here; use `plumbline monitor delete`"));
    }
    MonitorReading reading = ParsedMonitors.read(placeOf(record), record.value());
    if (reading.monitor().isEmpty()) {
      return Optional.of(new Refusal(Reason.INVALID_MONITOR, inWords(reading.problems())));
    }
    String text = new String(record.value(), StandardCharsets.UTF_8);
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

  /** The first problems: the message travels in a header. */
  private static String inWords(List<Problem> problems) {
    String reported =
        problems.stream()
            .limit(MOST_PROBLEMS_REPORTED)
            .map(Problem::toString)
            .collect(Collectors.joining("; "));
    int more = problems.size() - MOST_PROBLEMS_REPORTED;
    return more > 0 ? reported + "; and " + more + " more" : reported;
  }

  private static String placeOf(SourceRecord record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private boolean isMonitor(SourceRecord record) {
    return record.topic().equals(monitorsTopic);
  }

  private Optional<Refusal> addProfile(SourceRecord record) {
    if (record.value() == null) {
      parts.deleted(record);
      return Optional.empty(); // who has read the profile keeps it until it starts anew
    }
    ProfileParts.Outcome outcome = parts.take(record);
    outcome.editions().forEach(this::publish);
    return outcome.refusal();
  }

  private void publish(ProfileAssembler.Placed placed) {
    ProfileEdition edition = placed.edition();
    Profile profile = edition.profile();
    editions.add(
        placed.place(),
        new PublishedProfile(
            profile.id(),
            profile,
            ProfileFile.toBytes(profile),
            calibration(profile).map(CalibrationMap::toBytes).orElse(null),
            edition.effectiveFrom().toEpochMilli()));
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
