package dev.plumbline.testbed;

import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a topic of measurements says in the end: of each measurement the highest revision. */
final class Measured {

  /** The fields that say what a measurement is about. */
  static final List<String> IDENTITY =
      List.of(
          "model",
          "version",
          "segment",
          "metric",
          "feature",
          "class_name",
          "axis",
          "window_start",
          "window_end");

  private static final List<String> CONTENT =
      List.of(
          "value",
          "undefined_reason",
          "lower",
          "upper",
          "error_bound",
          "count",
          "reference_count",
          "coverage",
          "p_value",
          "q_value",
          "profile");

  private final Map<String, GenericRecord> byIdentity = new TreeMap<>();

  static Measured in(List<ConsumerRecord<byte[], byte[]>> records) {
    RecordReader reader = new RecordReader(Schemas.MEASUREMENT, WriterSchemas.ours());
    Measured measured = new Measured();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Decoded decoded = reader.read(record.value());
      measured.byIdentity.merge(
          fields(decoded.record(), IDENTITY), decoded.record(), Measured::later);
    }
    return measured;
  }

  /** Those of one metric of a model. */
  List<GenericRecord> of(String model, String metric) {
    return select(
        record ->
            record.get("model").toString().equals(model)
                && record.get("metric").toString().equals(metric));
  }

  /** Those of one metric of a model, over all versions and segments. */
  List<GenericRecord> whole(String model, String metric) {
    return of(model, metric).stream()
        .filter(
            record ->
                record.get("version").toString().equals("*")
                    && record.get("segment").toString().equals("*"))
        .toList();
  }

  List<GenericRecord> select(Predicate<GenericRecord> wanted) {
    return byIdentity.values().stream().filter(wanted).toList();
  }

  /** Identity to content of those whose window starts in {@code [from, until)}. */
  Map<String, String> contents(long from, long until) {
    return byIdentity.entrySet().stream()
        .filter(
            entry -> {
              long start = (Long) entry.getValue().get("window_start");
              return start >= from && start < until;
            })
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> fields(entry.getValue(), CONTENT),
                (one, other) -> one,
                TreeMap::new));
  }

  private static GenericRecord later(GenericRecord one, GenericRecord other) {
    return (Integer) other.get("revision") >= (Integer) one.get("revision") ? other : one;
  }

  private static String fields(GenericRecord record, List<String> names) {
    return names.stream()
        .map(name -> name + "=" + record.get(name))
        .collect(Collectors.joining(" "));
  }
}
