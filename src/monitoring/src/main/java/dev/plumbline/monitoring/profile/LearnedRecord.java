package dev.plumbline.monitoring.profile;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Reads and writes what a profile's manifest says beside the distributions. */
final class LearnedRecord {

  private static final Schema QUALITY =
      ProfileRecords.MANIFEST.getField("reference_quality").schema().getElementType();

  private LearnedRecord() {}

  /** Writes into a manifest. */
  static void put(Learned learned, GenericRecord manifest) {
    manifest.put(
        "reference_quality", learned.quality().stream().map(LearnedRecord::quality).toList());
  }

  /**
   * What a manifest says.
   *
   * @throws IllegalArgumentException when it does not fit together
   */
  static Learned read(GenericRecord manifest) {
    List<ReferenceQuality> quality = new ArrayList<>();
    for (Object entry : (List<?>) manifest.get("reference_quality")) {
      quality.add(quality((GenericRecord) entry));
    }
    return new Learned(quality);
  }

  private static GenericRecord quality(ReferenceQuality quality) {
    GenericRecord record = new GenericData.Record(QUALITY);
    record.put("metric", quality.metric());
    record.put("class_name", quality.className());
    record.put("value", quality.value());
    record.put("lower", quality.lower());
    record.put("upper", quality.upper());
    record.put("count", quality.count());
    return record;
  }

  private static ReferenceQuality quality(GenericRecord record) {
    return new ReferenceQuality(
        record.get("metric").toString(),
        record.get("class_name").toString(),
        (Double) record.get("value"),
        (Double) record.get("lower"),
        (Double) record.get("upper"),
        (Long) record.get("count"));
  }
}
