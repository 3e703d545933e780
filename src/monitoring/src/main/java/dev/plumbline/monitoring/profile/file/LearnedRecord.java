package dev.plumbline.monitoring.profile.file;

import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Projection;
import dev.plumbline.monitoring.profile.ReferenceQuality;
import dev.plumbline.statistics.drift.PrincipalComponents;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Reads and writes what a profile's manifest says beside the distributions. */
final class LearnedRecord {

  private static final Schema PROJECTION =
      ProfileRecords.MANIFEST.getField("projection").schema().getTypes().get(1);
  private static final Schema CALIBRATION =
      ProfileRecords.MANIFEST.getField("calibration").schema().getTypes().get(1);
  private static final Schema QUALITY =
      ProfileRecords.MANIFEST.getField("reference_quality").schema().getElementType();

  private LearnedRecord() {}

  /** Writes into a manifest. */
  static void put(Learned learned, GenericRecord manifest) {
    manifest.put("projection", learned.projection().map(LearnedRecord::projection).orElse(null));
    manifest.put("calibration", learned.calibration().map(LearnedRecord::calibration).orElse(null));
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
    return new Learned(
        Optional.ofNullable((GenericRecord) manifest.get("projection"))
            .map(LearnedRecord::projection),
        Optional.ofNullable((GenericRecord) manifest.get("calibration"))
            .map(LearnedRecord::calibration),
        quality);
  }

  private static Projection projection(GenericRecord record) {
    List<String> features = new ArrayList<>();
    ((List<?>) record.get("features")).forEach(name -> features.add(name.toString()));
    double[] entries = numbers(record, "components");
    int size = Math.max(1, features.size());
    double[][] components = new double[entries.length / size][];
    for (int row = 0; row < components.length; row++) {
      components[row] = Arrays.copyOfRange(entries, row * size, (row + 1) * size);
    }
    return new Projection(
        features,
        new PrincipalComponents(
            numbers(record, "means"), numbers(record, "deviations"), components));
  }

  private static double[] numbers(GenericRecord record, String field) {
    return ((List<?>) record.get(field)).stream().mapToDouble(n -> (Double) n).toArray();
  }

  private static GenericRecord projection(Projection projection) {
    PrincipalComponents components = projection.components();
    GenericRecord record = new GenericData.Record(PROJECTION);
    record.put("features", projection.features());
    record.put("means", Arrays.stream(components.means()).boxed().toList());
    record.put("deviations", Arrays.stream(components.deviations()).boxed().toList());
    record.put(
        "components",
        Arrays.stream(components.components()).flatMapToDouble(Arrays::stream).boxed().toList());
    return record;
  }

  private static GenericRecord calibration(CalibrationMap map) {
    GenericRecord record = new GenericData.Record(CALIBRATION);
    record.put("starts", Arrays.stream(map.starts()).boxed().toList());
    record.put("probabilities", Arrays.stream(map.probabilities()).boxed().toList());
    return record;
  }

  private static CalibrationMap calibration(GenericRecord record) {
    int[] starts = ((List<?>) record.get("starts")).stream().mapToInt(n -> (Integer) n).toArray();
    return CalibrationMap.steps(starts, numbers(record, "probabilities"));
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
