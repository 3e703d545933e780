package dev.plumbline.monitoring.profile.file;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** Reads the reference of one feature from its Avro record. */
record FeatureRecord(GenericRecord record) {

  /**
   * The feature's reference.
   *
   * @throws IllegalArgumentException when the counts, edges and groups do not fit together
   */
  FeatureProfile profile() {
    return record.get("kind").toString().equals(FeatureKind.NUMERIC.name())
        ? numeric()
        : categorical();
  }

  private NumericProfile numeric() {
    Moments moments =
        new Moments(
            (Double) record.get("min"),
            (Double) record.get("max"),
            (Double) record.get("mean"),
            (Double) record.get("standard_deviation"),
            (Double) record.get("mean_below"),
            (Double) record.get("mean_above"));
    return new NumericProfile(
        name(), bins(), number("missing_count"), number("invalid_count"), moments);
  }

  private Optional<ReferenceBins> bins() {
    long[] counts = numbers("counts").stream().mapToLong(Number::longValue).toArray();
    if (counts.length == 1 && counts[0] == 0) {
      return Optional.empty();
    }
    double[] edges = numbers("upper_edges").stream().mapToDouble(Number::doubleValue).toArray();
    int[] groups = numbers("group_of").stream().mapToInt(Number::intValue).toArray();
    return Optional.of(new ReferenceBins(edges, counts, groups));
  }

  private CategoricalProfile categorical() {
    List<String> categories = new ArrayList<>();
    ((List<?>) record.get("categories")).forEach(text -> categories.add(text.toString()));
    return new CategoricalProfile(
        name(),
        categories,
        numbers("counts").stream().map(Number::longValue).toList(),
        number("other_count"),
        number("missing_count"),
        number("invalid_count"));
  }

  private String name() {
    return record.get("feature").toString();
  }

  private long number(String field) {
    return (Long) record.get(field);
  }

  private List<Number> numbers(String field) {
    List<Number> numbers = new ArrayList<>();
    ((List<?>) record.get(field)).forEach(number -> numbers.add((Number) number));
    return numbers;
  }
}
