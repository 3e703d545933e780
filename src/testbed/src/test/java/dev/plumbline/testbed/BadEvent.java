package dev.plumbline.testbed;

import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.value.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/**
 * A record of the predictions topic that cannot be used.
 *
 * @param name what is wrong with it, and its key unless the key is absent
 * @param value may be null
 * @param reason why it is to be rejected
 */
record BadEvent(String name, byte[] value, Reason reason) {

  /** Longer than what the rejections topic takes beside the headers. */
  private static final int CUT = 1_040_000;

  private static final int MEGABYTE = 1_000_000;

  /** The key: bytes that are no text in any encoding, and none for the first kind. */
  byte[] key() {
    if (name.equals("garbage")) {
      return null;
    }
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(text.length + 2).put((byte) 0xFF).put(text).put((byte) 0).array();
  }

  /**
   * One of each kind.
   *
   * @param model the monitored model they claim to be of
   * @param time a plausible event time, epoch milliseconds
   */
  static List<BadEvent> all(String model, long time) {
    List<BadEvent> events = new ArrayList<>(unreadable(model, time));
    events.addAll(unusable(model, time));
    return events;
  }

  private static List<BadEvent> unreadable(String model, long time) {
    byte[] whole = avro(good(model, time).build());
    byte[] unknownFingerprint = whole.clone();
    unknownFingerprint[5] ^= 0x55;
    byte[] trailing = Arrays.copyOf(whole, whole.length + 3);
    byte[] unknownId = ByteBuffer.allocate(9).put((byte) 0).putInt(999_999).putInt(7).array();
    String json = "{\"predicted_at\":" + time + ",\"model\":\"" + model + "\"";
    String id = ",\"prediction_id\":\"bad\"";
    return List.of(
        new BadEvent("garbage", new byte[] {0x77, 0x01, 0, (byte) 0xFE, 9}, Reason.UNKNOWN_FORMAT),
        new BadEvent("container file", text("Obj\u0001avro.codec"), Reason.UNKNOWN_FORMAT),
        new BadEvent("plain text", text("hello"), Reason.UNKNOWN_FORMAT),
        new BadEvent("truncated avro", Arrays.copyOf(whole, whole.length - 7), Reason.TRUNCATED),
        new BadEvent("header only", Arrays.copyOf(whole, 6), Reason.TRUNCATED),
        new BadEvent("trailing bytes", trailing, Reason.MALFORMED_AVRO),
        new BadEvent("unknown fingerprint", unknownFingerprint, Reason.UNKNOWN_FINGERPRINT),
        new BadEvent("unknown schema id", unknownId, Reason.UNKNOWN_SCHEMA_ID),
        new BadEvent("empty value", new byte[0], Reason.EMPTY_VALUE),
        new BadEvent("null value", null, Reason.EMPTY_VALUE),
        new BadEvent("json without id", text(json + "}"), Reason.MISSING_ID),
        new BadEvent(
            "json with duplicate keys",
            text(json + id + ",\"model\":\"" + model + "\"}"),
            Reason.MALFORMED_JSON),
        new BadEvent(
            "json with NaN", text(json + id + ",\"latency_ms\":NaN}"), Reason.MALFORMED_JSON),
        new BadEvent(
            "json with an unknown field", text(json + id + ",\"latncy\":1}"), Reason.UNKNOWN_FIELD),
        new BadEvent("json cut", text(json + id + ",\"latency_ms\":"), Reason.MALFORMED_JSON),
        new BadEvent(
            "json too long for the rejections topic",
            text(json + id + ",\"features\":{\"country\":\"" + "x".repeat(CUT) + "\"}}"),
            Reason.STRING_TOO_LONG));
  }

  private static List<BadEvent> unusable(String model, long time) {
    long now = System.currentTimeMillis();
    String long1 = "y".repeat(MEGABYTE);
    Map<String, Object> features = Map.of("amount", 10.0);
    return List.of(
        bad("empty id", Reason.MISSING_ID, good(model, time).set("prediction_id", "")),
        bad("blank model", Reason.MISSING_MODEL, good(" ", time)),
        bad("latency NaN", Reason.NON_FINITE_LATENCY, latency(model, time, Double.NaN)),
        bad("endless", Reason.NON_FINITE_LATENCY, latency(model, time, Double.POSITIVE_INFINITY)),
        bad("latency below zero", Reason.NEGATIVE_LATENCY, latency(model, time, -0.5)),
        bad("time zero", Reason.MISSING_TIME, good(model, 0)),
        bad("seconds", Reason.TIMESTAMP_UNIT, good(model, time / 1_000)),
        bad("microseconds", Reason.TIMESTAMP_UNIT, good(model, time * 1_000)),
        bad("nanoseconds", Reason.TIMESTAMP_UNIT, good(model, time * 1_000_000)),
        bad("an hour ahead", Reason.FUTURE_TIMESTAMP, good(model, now + 3_600_000)),
        bad("end of time", Reason.FUTURE_TIMESTAMP, good(model, Long.MAX_VALUE)),
        bad("above one", Reason.PROBABILITY_OUT_OF_RANGE, probability(model, time, 1.5)),
        bad("below zero", Reason.PROBABILITY_OUT_OF_RANGE, probability(model, time, -0.1)),
        bad("no number", Reason.PROBABILITY_OUT_OF_RANGE, probability(model, time, Double.NaN)),
        bad(
            "both layouts",
            Reason.BOTH_FEATURE_LAYOUTS,
            vector(model, time, 1.0, 2.0).set("features", features)),
        bad("short vector", Reason.FEATURE_VECTOR_LENGTH, vector(model, time, 1.0)),
        bad("long vector", Reason.FEATURE_VECTOR_LENGTH, vector(model, time, 1.0, 2.0, 3.0)),
        bad(
            "unknown vector",
            Reason.FEATURE_SET_UNKNOWN,
            vector(model, time, 1.0, 2.0).set("feature_set", "wide")),
        bad("1 MB id", Reason.STRING_TOO_LONG, good(model, time).set("prediction_id", long1)),
        bad("1 MB model", Reason.STRING_TOO_LONG, good(long1, time)),
        bad("1 MB class", Reason.STRING_TOO_LONG, good(model, time).set("predicted_class", long1)),
        bad(
            "1 MB category",
            Reason.STRING_TOO_LONG,
            good(model, time).set("features", Map.of("country", long1))),
        bad(
            "1 MB of what is not watched",
            Reason.STRING_TOO_LONG,
            good(model, time).set("features", Map.of("comment", long1))));
  }

  private static GenericRecordBuilder good(String model, long time) {
    return new GenericRecordBuilder(Schemas.PREDICTION)
        .set("predicted_at", time)
        .set("model", model)
        .set("version", "1")
        .set("prediction_id", "bad")
        .set("predicted_class", "fraud");
  }

  private static GenericRecordBuilder latency(String model, long time, double latency) {
    return good(model, time).set("latency_ms", latency);
  }

  private static GenericRecordBuilder probability(String model, long time, double probability) {
    return good(model, time).set("probabilities", Map.of("fraud", probability));
  }

  private static GenericRecordBuilder vector(String model, long time, Double... values) {
    return good(model, time).set("feature_set", "compact").set("feature_values", List.of(values));
  }

  private static BadEvent bad(String name, Reason reason, GenericRecordBuilder record) {
    return new BadEvent(name, avro(record.build()), reason);
  }

  private static byte[] avro(GenericRecord record) {
    return RecordWriter.singleObject(record.getSchema()).write(record);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
