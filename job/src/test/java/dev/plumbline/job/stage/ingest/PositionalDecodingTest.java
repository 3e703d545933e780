package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plumbline.job.decode.ColumnLayout;
import dev.plumbline.job.decode.ColumnLayouts;
import dev.plumbline.job.decode.Columns;
import dev.plumbline.job.decode.PositionalPrediction;
import dev.plumbline.job.decode.PredictionPlan;
import dev.plumbline.job.decode.PublishedPrediction;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plan against Avro's own reader and the checks behind it, for the same bytes: whatever the
 * plan takes, it takes for the same; whatever is refused, it declines.
 */
class PositionalDecodingTest {

  private static final String TEXT =
      Monitors.fraud(
          1,
          START - 60_000,
          """
          , "features": {"amount": "numeric", "age": "numeric", "country": "categorical",
                         "flag": "categorical"},
          "feature_sets": {"v1": ["country", "age"], "v2": ["amount", "age"]},
          "segments": {"channel": {"values": ["web", "app"]}, "region": {"values": ["1"]}}
          """);
  private static final Monitor MONITOR = MonitorFile.read("test", TEXT).orThrow();
  private static final DatedRevision WATCHED =
      new DatedRevision(MONITOR, TEXT, 1, 1, START - 60_000, Long.MAX_VALUE, false);

  /** Everything that later stages learn of a prediction. */
  private record Announced(List<Object> fields, List<Object> columns) {}

  private final PredictionShaper shaper = new PredictionShaper(WATCHED);
  private final ColumnLayout layout = newLayout();
  private final PositionalPrediction positional = new PositionalPrediction();

  private static ColumnLayout newLayout() {
    return new ColumnLayout(MONITOR, new Columns(MONITOR.columns().size()));
  }

  private static boolean isWatched(String model, long predictedAt) {
    return model.equals("fraud") && predictedAt >= START - 60_000;
  }

  /** What Avro's own reader makes of it; empty when it is refused. */
  private Optional<Announced> plainly(Schema writer, byte[] body) {
    byte[] header = SingleObjectHeader.of(writer).bytes();
    byte[] value = ByteBuffer.allocate(header.length + body.length).put(header).put(body).array();
    RecordReader reader = new RecordReader(Schemas.PREDICTION, WriterSchemas.ours().with(writer));
    Decoded decoded = reader.read(value);
    if (decoded.malformed().isPresent()) {
      return Optional.empty();
    }
    try {
      ReceivedPrediction received = ReceivedPrediction.of(decoded.record());
      ColumnLayout own = newLayout();
      boolean watched = isWatched(received.model(), received.predictedAt());
      if (watched) {
        shaper.placeFeatures(received, own.columns());
      }
      String[] segments = watched ? own.segmentsOf(received.attributes()) : new String[0];
      return Optional.of(announced(received, segments, watched ? own.columns() : null));
    } catch (RefusedEventException refused) {
      return Optional.empty();
    }
  }

  /** What the plan makes of it; empty when it is declined. */
  private Optional<Announced> byPlan(PredictionPlan plan, byte[] body) {
    boolean taken =
        plan.read(body, 0, (model, time) -> isWatched(model, time) ? layout : null, positional);
    if (!taken) {
      return Optional.empty();
    }
    boolean watched = isWatched(positional.model(), positional.predictedAt());
    return Optional.of(
        announced(positional, positional.segments(), watched ? layout.columns() : null));
  }

  private static Announced announced(PublishedPrediction said, String[] segments, Columns columns) {
    List<Object> fields = new ArrayList<>();
    fields.add(said.predictedAt());
    fields.add(said.model());
    fields.add(said.version());
    fields.add(said.joinKey());
    fields.add(said.latencyMs());
    fields.add(String.valueOf(said.predictedClass()));
    fields.add(String.valueOf(said.predictedValue()));
    fields.add(new TreeMap<>(said.probabilities()).toString());
    fields.add(List.of(segments));
    List<Object> values = new ArrayList<>();
    for (int column = 0; columns != null && column < MONITOR.features().size(); column++) {
      byte state = columns.states()[column];
      boolean isNumber = column < 2;
      values.add(state);
      if (state == FeatureState.PRESENT) {
        values.add(isNumber ? (Object) columns.numbers()[column] : columns.texts()[column]);
      }
    }
    return new Announced(fields, values);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void announcesTheSameOfRandomRecordsOfRandomWriters(long seed) {
    // Given
    RandomWriters writers = new RandomWriters(seed);
    int taken = 0;
    int refused = 0;
    int records = 0;
    for (int schemas = 0; schemas < 30; schemas++) {
      Schema writer = writers.schema();
      Optional<PredictionPlan> plan = PredictionPlan.of(writer, Schemas.PREDICTION);
      for (int index = 0; plan.isPresent() && index < 20; index++) {
        byte[] body = writers.bytes(writers.record(writer));

        // When
        Optional<Announced> announced = byPlan(plan.get(), body);
        Optional<Announced> plainly = plainly(writer, body);

        // Then
        if (announced.isPresent()) {
          assertThat(announced).as("%s%n%s", writer, Arrays.toString(body)).isEqualTo(plainly);
        }
        records++;
        taken += announced.isPresent() ? 1 : 0;
        refused += plainly.isEmpty() ? 1 : 0;
      }
    }
    assertThat(refused).isBetween(records / 10, records * 3 / 4);
    assertThat(taken)
        .as("taken of %d, %d refused", records, refused)
        .isGreaterThan((records - refused) * 3 / 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void takesDamagedBytesForTheSameOrDeclinesThem(long seed) {
    // Given
    Random random = new Random(seed);
    RandomWriters writers = new RandomWriters(seed);
    int taken = 0;
    for (int schemas = 0; schemas < 20; schemas++) {
      Schema writer = writers.schema();
      Optional<PredictionPlan> plan = PredictionPlan.of(writer, Schemas.PREDICTION);
      for (int index = 0; plan.isPresent() && index < 100; index++) {
        byte[] body = damaged(writers.bytes(writers.record(writer)), random);

        // When
        Optional<Announced> announced = byPlan(plan.get(), body);

        // Then
        if (announced.isPresent()) {
          taken++;
          assertThat(announced)
              .as("%s%n%s", writer, Arrays.toString(body))
              .isEqualTo(plainly(writer, body));
        }
      }
    }
    assertThat(taken).isPositive();
  }

  private static byte[] damaged(byte[] body, Random random) {
    byte[] other = Arrays.copyOf(body, Math.max(1, body.length - 2 + random.nextInt(4)));
    for (int times = random.nextInt(4); times > 0; times--) {
      other[random.nextInt(other.length)] = (byte) random.nextInt();
    }
    return other;
  }

  @ParameterizedTest
  @ValueSource(strings = {"float", "double", "int"})
  void takesAVectorOfAnyNumbers(String items) {
    // Given
    Schema writer =
        new Schema.Parser()
            .parse(
                Schemas.PREDICTION
                    .toString()
                    .replace("\"items\":\"double\"", "\"items\":\"" + items + "\""));
    GenericRecord record = new GenericData.Record(writer);
    GenericRecord common = common();
    writer.getFields().forEach(field -> record.put(field.name(), common.get(field.name())));
    record.put("features", Map.of());
    record.put("feature_set", "v1");
    record.put(
        "feature_values",
        switch (items) {
          case "float" -> List.of(Float.NaN, 2f);
          case "double" -> List.of(Double.NaN, 2.0);
          default -> List.of(0, 2);
        });
    byte[] body = new RandomWriters(1).bytes(record);
    PredictionPlan plan = PredictionPlan.of(writer, Schemas.PREDICTION).orElseThrow();

    // When
    Optional<Announced> announced = byPlan(plan, body);

    // Then
    byte present = FeatureState.PRESENT;
    byte missing = FeatureState.MISSING;
    if (items.equals("int")) {
      assertThat(announced).as("a category that was not written as a double").isEmpty();
    } else {
      assertThat(announced.orElseThrow().columns())
          .containsExactly(missing, present, 2.0, missing, missing);
    }
    assertThat(plainly(writer, body)).isPresent();
  }

  @Test
  void declinesEveryRecordThatIsCut() {
    // Given
    PredictionPlan plan = PredictionPlan.of(Schemas.PREDICTION, Schemas.PREDICTION).orElseThrow();
    byte[] whole = RecordWriter.singleObject(Schemas.PREDICTION).write(common());

    // When
    List<Integer> taken = new ArrayList<>();
    for (int length = SingleObjectHeader.LENGTH; length <= whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (plan.read(cut, SingleObjectHeader.LENGTH, (model, time) -> layout, positional)) {
        taken.add(length);
      }
    }

    // Then
    assertThat(taken).containsExactly(whole.length);
  }

  private static GenericRecord common() {
    GenericRecord record = Events.prediction("fraud", "p-1", START);
    record.put("latency_ms", 12.5);
    record.put("predicted_class", "fraud");
    record.put("probabilities", Map.of("fraud", 0.75));
    record.put("features", Map.of("amount", 12.5, "country", "NL", "age", 40L, "unwatched", 3L));
    record.put("attributes", Map.of("channel", "web", "other", "x"));
    return record;
  }

  @Test
  void takesNoMemoryForAFeatureOrATextThatCameBefore() {
    // Given
    PredictionPlan plan = PredictionPlan.of(Schemas.PREDICTION, Schemas.PREDICTION).orElseThrow();
    byte[] value = RecordWriter.singleObject(Schemas.PREDICTION).write(common());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    ColumnLayouts layouts = (model, time) -> layout;
    int events = 20_000;

    // When it is read again and again, first until the code is compiled
    long taken = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int event = 0; event < events; event++) {
        plan.read(value, SingleObjectHeader.LENGTH, layouts, positional);
      }
      taken = Math.min(taken, threads.getThreadAllocatedBytes(thread) - before);
    }

    // Then not even a byte a record
    assertThat(taken).isLessThan(events);
  }
}
