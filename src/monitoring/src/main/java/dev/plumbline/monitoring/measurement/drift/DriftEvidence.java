package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.event.FeatureEvidence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The groups of a column whose share changed most, for the person who asks why an alert fired.
 * Asked for of columns that have values on both sides.
 */
final class DriftEvidence {

  /** More than a person reads at a glance is no help. */
  static final int MOST = 3;

  private DriftEvidence() {}

  /**
   * At most {@value #MOST} groups that moved, largest move first, ties in the reference's order;
   * none where groups have no names.
   *
   * @param feature the column that a measurement is about
   */
  static List<FeatureEvidence> of(String feature, FeatureComparison compared) {
    return mostMoved(feature, "", MOST, compared);
  }

  /**
   * The groups that moved most, as evidence for a measurement about all columns.
   *
   * @param column name of the column, told with the group
   * @param most how many groups at most
   */
  static List<FeatureEvidence> ofWindow(String column, int most, FeatureComparison compared) {
    return mostMoved("", column + " ", most, compared);
  }

  private static List<FeatureEvidence> mostMoved(
      String feature, String prefix, int most, FeatureComparison compared) {
    if (!compared.reference().hasNames()) {
      return List.of();
    }
    double[] reference = shares(compared.referenceGroups());
    double[] current = shares(compared.currentGroups());
    return IntStream.range(0, reference.length)
        .filter(group -> current[group] != reference[group])
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                (Integer group) -> -Math.abs(current[group] - reference[group])))
        .limit(most)
        .map(
            group ->
                new FeatureEvidence(
                    feature,
                    prefix + compared.reference().groupName(group),
                    reference[group],
                    current[group]))
        .toList();
  }

  private static double[] shares(long[] counts) {
    double total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
  }
}
