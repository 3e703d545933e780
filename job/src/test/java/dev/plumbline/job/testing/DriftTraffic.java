package dev.plumbline.job.testing;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;

/**
 * Ten minutes of a model with features and a published profile: values that are missing, NaN, of
 * the wrong type, out of range and new, and from the sixth minute on everything drifts. A seed
 * decides where and when events arrive, within the watermark's bound.
 */
public final class DriftTraffic {

  /** What is watched: every measure of drift and of data quality. */
  public static final String MONITOR =
      """
      {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "binary", "positive_class": "fraud", "versions": "both",
       "features": {"amount": "numeric", "age": {"type": "numeric", "range": [0, 120]},
                    "country": "categorical"},
       "windows": [{"size": "30s", "every": "10s"}, {"size": "2m", "every": "30s"}],
       "reference": {"profile": "fraud"},
       "measures": ["drift", "data_quality"],
       "rules": [
         {"name": "drifted", "metric": "psi", "features": "all", "window": "2m", "above": 0.2,
          "significant": true},
         {"name": "moved", "metric": "js", "features": ["country"], "window": "30s",
          "above": 0.3}]}
      """;

  /**
   * What the model saw and said at an instant.
   *
   * @param at event time, epoch milliseconds
   * @param version of the model
   * @param features as published; what is missing is not in it
   * @param score probability of fraud
   */
  public record Row(long at, String version, Map<String, Object> features, double score) {}

  private static final RecordWriter FEATURES = RecordWriter.singleObject(Schemas.PROFILE_FEATURE);
  private static final RecordWriter MANIFEST = RecordWriter.singleObject(Schemas.PROFILE_MANIFEST);
  private static final int EVENTS = 1_500;
  private static final long EVERY_MS = 400;

  private DriftTraffic() {}

  /** The training data: 1,000 rows without flaws. */
  public static List<Row> reference() {
    Random random = new Random(71);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < 1_000; row++) {
      rows.add(row(random, 0, false));
    }
    return rows;
  }

  /** The profile of the training data. */
  public static Profile profile() {
    return profile(reference());
  }

  /** The profile of what the model is asked in the second half, after which nothing has drifted. */
  public static Profile laterProfile() {
    Random random = new Random(73);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < 1_000; row++) {
      rows.add(row(random, 0, true));
    }
    return profile(rows);
  }

  private static Profile profile(List<Row> rows) {
    ProfileBuilder builder = new ProfileBuilder(MonitorFile.read("test", MONITOR).orThrow());
    for (Row row : rows) {
      builder.add(
          new ReferenceRow(
              row.features(), null, null, null, Map.of("fraud", row.score()), null, null));
    }
    return builder.build("fraud");
  }

  /** The events in the order of their times. */
  public static List<Row> events() {
    Random random = new Random(72);
    List<Row> rows = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      Row row = row(random, START + event * EVERY_MS, event >= EVENTS / 2);
      spoil(row.features(), event);
      rows.add(row);
    }
    return rows;
  }

  private static Row row(Random random, long at, boolean drifted) {
    Map<String, Object> features = new HashMap<>();
    features.put("amount", (drifted ? 30 : 0) + 50 * random.nextGaussian());
    features.put("age", (long) random.nextInt(drifted ? 60 : 100));
    List<String> countries = drifted ? List.of("DE", "XX") : List.of("DE", "FR", "IT", "PL");
    features.put("country", countries.get(random.nextInt(countries.size())));
    double score = Math.pow(random.nextDouble(), drifted ? 1 : 2);
    return new Row(at, random.nextInt(3) == 0 ? "2" : "1", features, score);
  }

  private static void spoil(Map<String, Object> features, int event) {
    switch (event % 20) {
      case 3 -> features.remove("amount");
      case 7 -> features.put("amount", Double.NaN);
      case 8 -> features.put("amount", Double.POSITIVE_INFINITY);
      case 11 -> features.put("amount", "n/a");
      case 13 -> features.put("age", 130L);
      case 14 -> features.put("age", -1L);
      case 17 -> features.remove("country");
      default -> {}
    }
  }

  /** What is put in, arriving as the seed says. */
  public static PipelineRun.Input arriving(long seed) {
    List<Traffic.Sent> sent = new ArrayList<>();
    for (Row row : events()) {
      GenericRecord prediction = Events.prediction("fraud", "p" + sent.size(), row.at());
      prediction.put("version", row.version());
      prediction.put("features", row.features());
      prediction.put("probabilities", Map.of("fraud", row.score()));
      sent.add(new Traffic.Sent(row.at(), prediction));
    }
    return new PipelineRun.Input()
        .control(control())
        .predictions(Traffic.arrived(sent, new Random(seed), Events::onPredictions));
  }

  private static SourceRecord[] control() {
    return control(List.of(new ProfileEdition(profile(), Instant.EPOCH)));
  }

  /** The monitor and these editions of its profile on their topics. */
  public static SourceRecord[] control(List<ProfileEdition> editions) {
    List<SourceRecord> records = new ArrayList<>();
    records.add(Events.onMonitors(0, MONITOR));
    List<GenericRecord> parts = new ArrayList<>();
    editions.forEach(edition -> parts.addAll(ProfileRecords.toRecords(edition)));
    for (GenericRecord part : parts) {
      boolean manifest = part.getSchema().equals(Schemas.PROFILE_MANIFEST);
      records.add(
          SourceRecord.of(
              "profiles",
              0,
              records.size(),
              START,
              ProfileRecords.keyOf(part).getBytes(StandardCharsets.UTF_8),
              (manifest ? MANIFEST : FEATURES).write(part)));
    }
    return records.toArray(SourceRecord[]::new);
  }
}
