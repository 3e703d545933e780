package dev.plumbline.testbed.benchmark;

import dev.plumbline.statistics.exact.ExactMoments;
import dev.plumbline.statistics.exact.ExactSum;
import dev.plumbline.statistics.exact.Sameness;
import dev.plumbline.statistics.histogram.FeatureCounts;
import dev.plumbline.statistics.histogram.FeatureMoments;
import dev.plumbline.statistics.histogram.LatencyHistogram;
import dev.plumbline.statistics.histogram.ReferenceBins;
import dev.plumbline.statistics.histogram.ReferenceScale;
import dev.plumbline.statistics.histogram.SignedHistogram;
import dev.plumbline.statistics.quality.ClassificationCounts;
import dev.plumbline.statistics.quality.RegressionErrors;
import dev.plumbline.statistics.quality.ScoreHistogram;
import dev.plumbline.statistics.quality.ScoredOutcomes;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Every accumulator with items as a model sends them: lognormal latencies, normal features. */
public enum Subjects {
  LATENCY_HISTOGRAM("LatencyHistogram") {
    @Override
    Subject<?> create() {
      double[] latencies = lognormal(3, 1);
      return new Subject<>(
          LatencyHistogram::new,
          (histogram, item) -> histogram.add(latencies[item]),
          LatencyHistogram::fromBytes);
    }
  },
  FEATURE_COUNTS("FeatureCounts, 200 bins, bin known") {
    @Override
    Subject<?> create() {
      int[] bins = below(200);
      double[] values = normal(1);
      return new Subject<>(
          () -> new FeatureCounts(200),
          (counts, item) -> counts.count(bins[item], values[item], STANDARD),
          FeatureCounts::fromBytes);
    }
  },
  FEATURE_COUNTS_FROM_VALUES("FeatureCounts, 200 bins, with binOf") {
    @Override
    Subject<?> create() {
      double[] values = normal(1);
      double[] sorted = normal(2);
      Arrays.sort(sorted);
      ReferenceBins bins = ReferenceBins.of(sorted);
      return new Subject<>(
          () -> new FeatureCounts(bins.bins()),
          (counts, item) -> counts.count(bins.binOf(values[item]), values[item], STANDARD),
          FeatureCounts::fromBytes);
    }
  },
  CLASSIFICATION_COUNTS("ClassificationCounts, 2 classes") {
    @Override
    Subject<?> create() {
      return classification(2);
    }
  },
  CLASSIFICATION_COUNTS_OF_FIFTY("ClassificationCounts, 50 classes") {
    @Override
    Subject<?> create() {
      return classification(50);
    }
  },
  REGRESSION_ERRORS("RegressionErrors") {
    @Override
    Subject<?> create() {
      double[] predicted = lognormal(3, 0.5);
      double[] actual = lognormal(3, 0.6);
      return new Subject<>(
          RegressionErrors::new,
          (errors, item) -> errors.count(predicted[item], actual[item], 1),
          RegressionErrors::fromBytes);
    }
  },
  SCORED_OUTCOMES("ScoredOutcomes") {
    @Override
    Subject<?> create() {
      double[] scores = uniform();
      int[] actual = below(2);
      return new Subject<>(
          ScoredOutcomes::new,
          (outcomes, item) -> outcomes.count(scores[item], actual[item] == 1, 1),
          ScoredOutcomes::fromBytes);
    }
  },
  SCORE_HISTOGRAM("ScoreHistogram") {
    @Override
    Subject<?> create() {
      double[] scores = uniform();
      return new Subject<>(
          ScoreHistogram::new,
          (histogram, item) -> histogram.count(scores[item], scores[item] > 0.5, 1),
          ScoreHistogram::fromBytes);
    }
  },
  EXACT_MOMENTS("ExactMoments") {
    @Override
    Subject<?> create() {
      double[] values = lognormal(3, 1);
      return new Subject<>(
          ExactMoments::new,
          (moments, item) -> moments.count(values[item], 1),
          ExactMoments::fromBytes);
    }
  },
  FEATURE_MOMENTS("FeatureMoments") {
    @Override
    Subject<?> create() {
      double[] values = normal(1);
      return new Subject<>(
          FeatureMoments::new,
          (moments, item) -> moments.add(values[item], STANDARD),
          FeatureMoments::fromBytes);
    }
  },
  SAMENESS("Sameness") {
    @Override
    Subject<?> create() {
      double[] values = normal(1);
      return new Subject<>(
          Sameness::new, (same, item) -> same.add(values[item]), Sameness::fromBytes);
    }
  },
  SIGNED_HISTOGRAM("SignedHistogram") {
    @Override
    Subject<?> create() {
      double[] values = normal(1);
      return new Subject<>(
          SignedHistogram::new,
          (histogram, item) -> histogram.add(values[item]),
          SignedHistogram::fromBytes);
    }
  },
  EXACT_SUM("ExactSum") {
    @Override
    Subject<?> create() {
      double[] values = normal(1);
      return new Subject<>(
          ExactSum::new, (sum, item) -> sum.add(values[item]), ExactSum::fromBytes);
    }
  };

  private static final ReferenceScale STANDARD = new ReferenceScale(0, 1, -4, 4);

  private final String label;

  Subjects(String label) {
    this.label = label;
  }

  abstract Subject<?> create();

  String label() {
    return label;
  }

  private static Subject<ClassificationCounts> classification(int classes) {
    int[] actual = below(classes);
    int[] predicted = below(classes);
    return new Subject<>(
        () -> new ClassificationCounts(classes),
        (counts, item) -> counts.count(actual[item], predicted[item], 1),
        ClassificationCounts::fromBytes);
  }

  private static int[] below(int bound) {
    return new Random(bound).ints(Subject.ITEMS, 0, bound).toArray();
  }

  private static double[] uniform() {
    return new Random(7).doubles(Subject.ITEMS).toArray();
  }

  private static double[] normal(long seed) {
    Random random = new Random(seed);
    return DoubleStream.generate(random::nextGaussian).limit(Subject.ITEMS).toArray();
  }

  private static double[] lognormal(double location, double scale) {
    Random random = new Random((long) (location * 100 + scale * 10));
    double[] values = new double[Subject.ITEMS];
    for (int item = 0; item < values.length; item++) {
      values[item] = Math.exp(location + scale * random.nextGaussian());
    }
    return values;
  }
}
