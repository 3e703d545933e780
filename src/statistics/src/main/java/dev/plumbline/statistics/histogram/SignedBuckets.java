package dev.plumbline.statistics.histogram;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The non-empty buckets of a {@link SignedHistogram} in ascending order of their values; see {@link
 * SignedGrid}.
 */
final class SignedBuckets implements OrderedMass {
  /** A value is at most this share of its bucket's representative away from it. */
  private static final double OF_REPRESENTATIVE = 1.0 / 128;

  private final int[] buckets;
  private final long[] upTo;

  private SignedBuckets(int[] buckets, long[] upTo) {
    this.buckets = buckets;
    this.upTo = upTo;
  }

  static SignedBuckets of(LatencyHistogram negative, LatencyHistogram positive) {
    int most =
        negative.endBucket()
            - negative.firstBucket()
            + positive.endBucket()
            - positive.firstBucket();
    int[] buckets = new int[most];
    long[] upTo = new long[most];
    int size = 0;
    long sum = 0;
    for (int bucket = negative.endBucket() - 1; bucket >= negative.firstBucket(); bucket--) {
      if (negative.countOf(bucket) != 0) {
        sum += negative.countOf(bucket);
        buckets[size] = -bucket;
        upTo[size++] = sum;
      }
    }
    for (int bucket = positive.firstBucket(); bucket < positive.endBucket(); bucket++) {
      if (positive.countOf(bucket) != 0) {
        sum += positive.countOf(bucket);
        buckets[size] = bucket;
        upTo[size++] = sum;
      }
    }
    return new SignedBuckets(Arrays.copyOf(buckets, size), Arrays.copyOf(upTo, size));
  }

  /** The representative of the bucket that holds the value at a rank from 1. */
  double atRank(long rank) {
    return SignedGrid.representativeOf(buckets[indexOfRank(rank)]);
  }

  private int indexOfRank(long rank) {
    int index = 0;
    while (upTo[index] < rank && index + 1 < buckets.length) {
      index++;
    }
    return index;
  }

  private long countAt(int index) {
    return index == 0 ? upTo[0] : upTo[index] - upTo[index - 1];
  }

  Optional<Bounded> mean() {
    if (size() <= 0) {
      return Optional.empty();
    }
    double absolute = 0;
    for (int index = 0; index < buckets.length; index++) {
      absolute += Math.abs(SignedGrid.representativeOf(buckets[index])) * countAt(index) / size();
    }
    return bounded(meanOfRepresentatives(), absolute * OF_REPRESENTATIVE);
  }

  private double meanOfRepresentatives() {
    double mean = 0;
    for (int index = 0; index < buckets.length; index++) {
      mean += SignedGrid.representativeOf(buckets[index]) * countAt(index) / size();
    }
    return mean;
  }

  Optional<Bounded> deviation() {
    if (size() < 2) {
      return Optional.empty();
    }
    double mean = meanOfRepresentatives();
    double aroundMean = 0;
    double aroundZero = 0;
    for (int index = 0; index < buckets.length; index++) {
      double representative = SignedGrid.representativeOf(buckets[index]);
      double weight = countAt(index) / (size() - 1.0);
      aroundMean += (representative - mean) * (representative - mean) * weight;
      aroundZero += representative * representative * weight;
    }
    return bounded(Math.sqrt(aroundMean), Math.sqrt(aroundZero) * OF_REPRESENTATIVE);
  }

  /** The bound holds since the least mean distance moves by no more than the values on average. */
  Optional<Bounded> distanceFromMedian() {
    if (size() <= 0) {
      return Optional.empty();
    }
    double median = atRank(size() - size() / 2);
    double distance = 0;
    double absolute = 0;
    for (int index = 0; index < buckets.length; index++) {
      double representative = SignedGrid.representativeOf(buckets[index]);
      double share = (double) countAt(index) / size();
      distance += Math.abs(representative - median) * share;
      absolute += Math.abs(representative) * share;
    }
    return bounded(distance, absolute * OF_REPRESENTATIVE);
  }

  Optional<ReferenceScale> scale() {
    Optional<Bounded> mean = mean();
    if (mean.isEmpty() || size() > 1 && deviation().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReferenceScale(
            mean.get().value(),
            deviation().map(Bounded::value).orElse(0.0),
            Math.nextUp(SignedGrid.upperEdge(buckets[0] - 1)) + 0.0, // -0.0 becomes 0.0
            SignedGrid.upperEdge(buckets[buckets.length - 1])));
  }

  FeatureMoments moments(ReferenceScale scale) {
    FeatureMoments moments = new FeatureMoments();
    for (int index = 0; index < buckets.length; index++) {
      moments.add(SignedGrid.representativeOf(buckets[index]), scale, countAt(index));
    }
    return moments;
  }

  /** The area between the distribution functions, with straight lines inside of buckets. */
  Optional<Bounded> distance(SignedBuckets other) {
    if (size() <= 0 || other.size() <= 0) {
      return Optional.empty();
    }
    NavigableSet<Double> ends = new TreeSet<>();
    addEndsTo(ends);
    other.addEndsTo(ends);
    double[] edges = ends.stream().mapToDouble(Double::doubleValue).toArray();
    PairedCounts counts = PairedCounts.of(countsBetween(edges), other.countsBetween(edges));
    AreaBetween area = AreaBetween.of(edges, counts, edges[0], edges[edges.length - 1]);
    return bounded(area.value(), area.errorBound());
  }

  private void addEndsTo(NavigableSet<Double> ends) {
    for (int bucket : buckets) {
      ends.add(Math.max(-Double.MAX_VALUE, SignedGrid.upperEdge(bucket - 1)));
      ends.add(SignedGrid.upperEdge(bucket));
    }
  }

  private long[] countsBetween(double[] edges) {
    long[] counts = new long[edges.length + 1];
    long before = 0;
    for (int bin = 0; bin < edges.length; bin++) {
      long upTo = countUpTo(edges[bin]);
      counts[bin] = upTo - before;
      before = upTo;
    }
    counts[edges.length] = size() - before;
    return counts;
  }

  private static Optional<Bounded> bounded(double value, double errorBound) {
    if (!Double.isFinite(value) || !Double.isFinite(errorBound)) {
      return Optional.empty();
    }
    return Optional.of(new Bounded(value, errorBound));
  }

  long[] inBins(ReferenceBins bins) {
    for (double edge : bins.upperEdges()) {
      if (SignedGrid.upperEdge(SignedGrid.bucketOf(edge)) != edge
          && edge != SignedGrid.upperEdge(-1)) {
        throw new IllegalArgumentException("edge %s lies within a bucket".formatted(edge));
      }
    }
    long[] counts = new long[bins.bins()];
    for (int index = 0; index < buckets.length; index++) {
      counts[bins.binOf(SignedGrid.upperEdge(buckets[index]))] += countAt(index);
    }
    return counts;
  }

  @Override
  public long size() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  @Override
  public double quantile(int part, int parts) {
    long rank = -Math.floorDiv(-Math.multiplyExact(size(), part), parts);
    return SignedGrid.upperEdge(buckets[indexOfRank(rank)]);
  }

  @Override
  public long countUpTo(double edge) {
    int from = 0;
    int to = buckets.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (SignedGrid.upperEdge(buckets[middle]) <= edge) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? 0 : upTo[from - 1];
  }

  @Override
  public NavigableMap<Double, Double> atoms(int parts) {
    NavigableMap<Double, Double> atoms = new TreeMap<>();
    for (int index = 0; index < buckets.length; index++) {
      if (Math.multiplyExact(countAt(index), parts) > size()) {
        atoms.put(SignedGrid.upperEdge(buckets[index]), SignedGrid.upperEdge(buckets[index] - 1));
      }
    }
    return atoms;
  }

  /** A continuous reference fills neighbouring buckets, a discrete one leaves gaps. */
  @Override
  public boolean standsAlone(double edge) {
    int bucket = SignedGrid.bucketOf(edge);
    int index = Arrays.binarySearch(buckets, bucket);
    boolean besideLower = index > 0 && buckets[index - 1] == bucket - 1;
    boolean besideHigher = index + 1 < buckets.length && buckets[index + 1] == bucket + 1;
    return bucket == 0 || !besideLower && !besideHigher;
  }
}
