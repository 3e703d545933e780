package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.Branches;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.FieldReader;
import dev.plumbline.job.decode.avro.NameReader;
import dev.plumbline.job.decode.avro.Skipper;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** How each field of a prediction is read, by its name in the writer's schema. */
final class PredictionFields {

  /** What must be known before a field can be read. */
  private static final Set<String> WHICH_MONITOR = Set.of("predicted_at", "model");

  private static final Set<String> WHICH_MONITOR_AND_SET =
      Set.of("predicted_at", "model", "feature_set");

  private PredictionFields() {}

  /** Reads the field, or passes over one that is not ours; empty when neither is possible. */
  static Optional<FieldReader<PositionalPrediction>> reader(Schema.Field field) {
    Schema schema = field.schema();
    Branches values = new Branches(schema);
    return switch (field.name()) {
      case "predicted_at" ->
          Optional.of((cursor, into) -> into.predictedAt = values.nextTime(cursor));
      case "model" -> {
        NameReader name = new NameReader(schema, text -> !text.isBlank());
        yield Optional.of((cursor, into) -> into.model = name.next(cursor));
      }
      case "version" -> {
        NameReader name = new NameReader(schema, PredictionFields::isVersion);
        yield Optional.of((cursor, into) -> into.version = name.next(cursor));
      }
      case "prediction_id" -> Optional.of((cursor, into) -> into.id.read(values, cursor));
      case "latency_ms" ->
          Optional.of((cursor, into) -> into.latencyMs = latency(values.nextFinite(cursor)));
      case "predicted_class" -> {
        NameReader name = new NameReader(schema, text -> true);
        yield Optional.of((cursor, into) -> into.predictedClass = name.next(cursor));
      }
      case "predicted_value" ->
          Optional.of((cursor, into) -> into.predictedValue = values.nextFinite(cursor));
      case "probabilities" -> ofMap(schema).map(ProbabilityMap::new);
      case "features" -> ofMap(schema).map(FeatureMap::new);
      case "feature_set" -> {
        NameReader name = new NameReader(schema, text -> true);
        yield Optional.of((cursor, into) -> into.featureSet = name.next(cursor));
      }
      case "feature_values" ->
          schema.getType() == Schema.Type.ARRAY
              ? Optional.of(new FeatureVector(schema))
              : Optional.empty();
      case "attributes" -> ofMap(schema).map(AttributeMap::new);
      default -> Skipper.of(schema, 0).map(skipper -> (cursor, into) -> skipper.skip(cursor));
    };
  }

  /** Whether a field stands before those by which it is known how to read it. */
  static boolean comesTooEarly(Schema.Field field, Schema writer) {
    Set<String> needed =
        switch (field.name()) {
          case "features", "attributes" -> WHICH_MONITOR;
          case "feature_values" -> WHICH_MONITOR_AND_SET;
          default -> Set.of();
        };
    return needed.stream()
        .map(writer::getField)
        .anyMatch(other -> other != null && other.pos() > field.pos());
  }

  private static Optional<Schema> ofMap(Schema schema) {
    return Optional.of(schema).filter(type -> type.getType() == Schema.Type.MAP);
  }

  private static boolean isVersion(String text) {
    return !text.equals(Versions.ALL) && text.chars().noneMatch(Character::isISOControl);
  }

  private static double latency(double milliseconds) {
    if (milliseconds < 0) {
      throw DeclinedException.INSTANCE;
    }
    return milliseconds;
  }
}
