package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.FeatureEvidence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The groups of a feature whose share changed most, for the person who asks why an alert fired. */
final class DriftEvidence {

  private static final int MOST = 3;

  private DriftEvidence() {}

  /**
   * The {@value #MOST} groups that moved most, largest move first, ties in the reference's order;
   * empty where groups have no names.
   */
  static List<FeatureEvidence> of(String feature, FeatureReference compared, FeatureComparison of) {
    if (!compared.hasNames()) {
      return List.of();
    }
    double[] reference = shares(of.referenceGroups());
    double[] current = shares(of.currentGroups());
    return IntStream.range(0, reference.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                (Integer group) -> -Math.abs(current[group] - reference[group])))
        .limit(MOST)
        .map(
            group ->
                new FeatureEvidence(
                    feature, compared.groupName(group), reference[group], current[group]))
        .toList();
  }

  private static double[] shares(long[] counts) {
    double total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
  }
}
