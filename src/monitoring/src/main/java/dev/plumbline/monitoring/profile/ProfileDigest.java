package dev.plumbline.monitoring.profile;

import dev.plumbline.statistics.drift.PrincipalComponents;
import dev.plumbline.statistics.histogram.ReferenceBins;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.util.List;

/**
 * The content address of a profile. Defined on the values, not on their Avro bytes, so that a later
 * schema with more fields gives a published profile the same hash.
 *
 * <p>In order: the text {@code plumbline-profile-1}, the number of features, and for each its name,
 * kind (1 numeric, 2 categorical), missing and invalid count; then numeric: number of edges, edges,
 * counts, groups, min, max, mean, deviation (each 0, or 1 and the value), and where they are there
 * the text {@code beyond} and the mean distances below and above the outermost edges; categorical:
 * number of categories, each with its count, the count of the others. Then, each only where it is
 * there, so that a profile of features alone has the hash that it always had: the text {@code
 * projection}, the number of features, for each name, mean and deviation, the number of components
 * and their entries; the text {@code calibration}, the number of steps, the start and the
 * probability of each; the text {@code quality}, the number of its entries, and for each metric,
 * class, value, lower, upper (as min) and count. Written as {@link Digest} says.
 */
final class ProfileDigest {

  private static final String FORM = "plumbline-profile-1";

  private final Digest digest = new Digest();

  private ProfileDigest() {}

  static String of(List<FeatureProfile> features, Learned learned) {
    ProfileDigest content = new ProfileDigest();
    content.digest.add(FORM).add(features.size());
    features.forEach(content::add);
    learned.projection().ifPresent(content::add);
    learned.calibration().ifPresent(content::add);
    content.add(learned.quality());
    return content.digest.hex();
  }

  private void add(FeatureProfile feature) {
    digest.add(feature.name());
    digest.add(feature instanceof NumericProfile ? 1L : 2L);
    digest.add(feature.missingCount()).add(feature.invalidCount());
    if (feature instanceof NumericProfile numeric) {
      addNumeric(numeric);
    } else if (feature instanceof CategoricalProfile categorical) {
      addCategorical(categorical);
    }
  }

  private void add(Projection projection) {
    PrincipalComponents components = projection.components();
    double[] means = components.means();
    double[] deviations = components.deviations();
    digest.add("projection").add(means.length);
    for (int i = 0; i < means.length; i++) {
      digest.add(projection.features().get(i)).add(means[i]).add(deviations[i]);
    }
    digest.add(components.components().length);
    for (double[] component : components.components()) {
      for (double entry : component) {
        digest.add(entry);
      }
    }
  }

  private void add(CalibrationMap calibration) {
    int[] starts = calibration.starts();
    double[] probabilities = calibration.probabilities();
    digest.add("calibration").add(starts.length);
    for (int step = 0; step < starts.length; step++) {
      digest.add(starts[step]).add(probabilities[step]);
    }
  }

  private void add(List<ReferenceQuality> qualities) {
    if (qualities.isEmpty()) {
      return;
    }
    digest.add("quality").add(qualities.size());
    for (ReferenceQuality quality : qualities) {
      digest.add(quality.metric()).add(quality.className()).add(quality.value());
      digest.addNullable(quality.lower()).addNullable(quality.upper()).add(quality.count());
    }
  }

  private void addNumeric(NumericProfile feature) {
    double[] edges = feature.bins().map(ReferenceBins::upperEdges).orElseGet(() -> new double[0]);
    digest.add(edges.length);
    for (double edge : edges) {
      digest.add(edge);
    }
    for (long count : feature.referenceCounts()) {
      digest.add(count);
    }
    for (int group : feature.groups()) {
      digest.add(group);
    }
    Moments moments = feature.moments();
    digest.addNullable(moments.min()).addNullable(moments.max());
    digest.addNullable(moments.mean()).addNullable(moments.standardDeviation());
    if (moments.below() != null && moments.above() != null) {
      digest.add("beyond").add(moments.below()).add(moments.above());
    }
  }

  private void addCategorical(CategoricalProfile feature) {
    long[] counts = feature.referenceCounts();
    digest.add(feature.categories().size());
    for (int i = 0; i < feature.categories().size(); i++) {
      digest.add(feature.categories().get(i)).add(counts[i]);
    }
    digest.add(feature.otherCount());
  }
}
