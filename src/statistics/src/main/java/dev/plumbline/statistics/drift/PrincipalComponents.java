package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.FeatureMoments;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * How well an event fits the correlations of the reference: its distance from what the reference's
 * principal components can say of it.
 *
 * <p>Each value becomes z = (x − mean) / deviation; a missing one, and one of a feature that was
 * constant, is 0. The components are the first eigenvectors of the correlation matrix, as many as
 * explain 65 % of the variance, at least one and never all (Jolliffe, Principal Component Analysis,
 * 2002; the share is that of NannyML). The error is the Euclidean length of what is left of z after
 * its projection on the components. For instance two features that always agree have the component
 * (1, 1)/√2: z = (1, 1) has the error 0, z = (1, −1) the error √2, though no single value is
 * unusual.
 *
 * <p>A component's sign is such that its largest entry is positive. Not thread-safe: it reuses its
 * working memory.
 */
public final class PrincipalComponents {
  /** The most features that are taken together. */
  public static final int MOST_FEATURES = 100;

  private static final double EXPLAINED = 0.65;

  /** Against rounding of what is exactly {@link #EXPLAINED}. */
  private static final double HAIR = 1e-12;

  private final double[] means;
  private final double[] deviations;
  private final double[][] components;

  /** The same numbers by feature, so that a loop over components runs over neighbours. */
  private final double[][] loadings;

  private final double[] rest;
  private final double[] along;

  /**
   * Components as they were stored.
   *
   * @param means of each feature, finite
   * @param deviations of each feature, finite, 0 or more; a feature with 0 takes no part
   * @param components at least one and fewer than features, each of length 1 with an entry for each
   *     feature
   * @throws IllegalArgumentException when one of this does not hold
   */
  public PrincipalComponents(double[] means, double[] deviations, double[][] components) {
    this.means = means.clone();
    this.deviations = deviations.clone();
    this.components = copy(components);
    this.rest = new double[means.length];
    requireFeatures();
    requireComponents();
    this.loadings = new Array2DRowRealMatrix(this.components, false).transpose().getData();
    this.along = new double[components.length];
  }

  /**
   * The components of a sample; empty when fewer than two features vary in it.
   *
   * @param rows the values of each event by feature, NaN where one is missing or unusable
   * @throws IllegalArgumentException when rows differ in length or have more than {@value
   *     #MOST_FEATURES} values
   */
  public static Optional<PrincipalComponents> of(double[][] rows) {
    CorrelationSample sample = CorrelationSample.of(rows);
    if (sample.varying() < 2) {
      return Optional.empty();
    }
    EigenDecomposition eigen =
        new EigenDecomposition(new Array2DRowRealMatrix(sample.correlations(), false));
    double[][] components = new double[kept(eigen.getRealEigenvalues(), sample.varying())][];
    for (int index = 0; index < components.length; index++) {
      components[index] = withSign(eigen.getEigenvector(index).toArray());
    }
    return Optional.of(new PrincipalComponents(sample.means(), sample.deviations(), components));
  }

  /** How many of the eigenvalues, largest first, explain enough. */
  private static int kept(double[] eigenvalues, int varying) {
    int kept = 1;
    double explained = eigenvalues[0];
    while (kept < varying - 1 && explained < EXPLAINED * varying - HAIR) {
      explained += eigenvalues[kept++];
    }
    return kept;
  }

  private static double[] withSign(double[] component) {
    int largest = 0;
    for (int feature = 1; feature < component.length; feature++) {
      // Entries that are equal but for rounding: the first decides.
      if (Math.abs(component[feature]) > Math.abs(component[largest]) + HAIR) {
        largest = feature;
      }
    }
    double sign = Math.signum(component[largest]);
    return Arrays.stream(component).map(entry -> sign * entry + 0.0).toArray();
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  private void requireFeatures() {
    if (means.length > MOST_FEATURES || deviations.length != means.length) {
      throw new IllegalArgumentException(
          "there must be as many means as deviations, at most %d, but there are %d and %d"
              .formatted(MOST_FEATURES, means.length, deviations.length));
    }
    for (int feature = 0; feature < means.length; feature++) {
      if (!Double.isFinite(means[feature])
          || !(deviations[feature] >= 0 && deviations[feature] <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "means and deviations must be finite, deviations >= 0, but those of feature %d are %s and %s"
                .formatted(feature, means[feature], deviations[feature]));
      }
    }
  }

  private void requireComponents() {
    if (components.length < 1 || components.length >= means.length) {
      throw new IllegalArgumentException(
          "there must be 1 to %d components of %d features, but there are %d"
              .formatted(means.length - 1, means.length, components.length));
    }
    for (double[] component : components) {
      double length = 0;
      for (double entry : component) {
        length += entry * entry;
      }
      if (component.length != means.length || !(Math.abs(length - 1) < 1e-6)) {
        throw new IllegalArgumentException(
            "a component must have %d entries and length 1, but is %s"
                .formatted(means.length, Arrays.toString(component)));
      }
    }
  }

  /** How many features an event has. */
  public int features() {
    return means.length;
  }

  /** The mean of each feature in the reference; a copy. */
  public double[] means() {
    return means.clone();
  }

  /** The standard deviation of each feature in the reference; a copy. */
  public double[] deviations() {
    return deviations.clone();
  }

  /** The components, the one that explains most first; a copy. */
  public double[][] components() {
    return copy(components);
  }

  /**
   * How far an event is from what the components can say, in standard deviations: 0 or more,
   * finite. A value counts as at most 2^30 deviations away from its mean.
   *
   * @param values one for each feature, NaN or infinite where there is none
   */
  public double reconstructionError(double[] values) {
    if (values.length != means.length) {
      throw new IllegalArgumentException(
          "there are %d features, but %d values".formatted(means.length, values.length));
    }
    Arrays.fill(along, 0);
    for (int feature = 0; feature < values.length; feature++) {
      double z = standardised(feature, values[feature]);
      rest[feature] = z;
      double[] loading = loadings[feature];
      for (int index = 0; index < along.length; index++) {
        along[index] += z * loading[index];
      }
    }
    for (int index = 0; index < along.length; index++) {
      double[] component = components[index];
      double length = along[index];
      for (int feature = 0; feature < rest.length; feature++) {
        rest[feature] -= length * component[feature];
      }
    }
    double squares = 0;
    for (double left : rest) {
      squares += left * left;
    }
    return Math.sqrt(squares);
  }

  private double standardised(int feature, double value) {
    if (!Double.isFinite(value) || deviations[feature] == 0) {
      return 0;
    }
    double z = (value - means[feature]) / deviations[feature];
    return Math.max(-FeatureMoments.LIMIT, Math.min(FeatureMoments.LIMIT, z));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrincipalComponents that
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations)
        && Arrays.deepEquals(components, that.components);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(means) + Arrays.deepHashCode(components);
  }

  @Override
  public String toString() {
    return "PrincipalComponents[features=%d, components=%d]"
        .formatted(means.length, components.length);
  }
}
