package dev.plumbline.testbed.benchmark;

import dev.plumbline.statistics.histogram.FeatureCounts;
import dev.plumbline.statistics.histogram.NumberCounting;
import dev.plumbline.statistics.histogram.ReferenceBins;
import dev.plumbline.statistics.histogram.ReferenceScale;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One value of 50 features, each with bins of its own, in events whose order no processor can
 * foresee: found its bin, counted by itself, and counted with 127 others of its column. Public
 * because JMH extends it.
 */
@State(Scope.Thread)
public class CountingBenchmark implements OperationCosts {

  private static final int EVENTS = 4_096;
  private static final int FEATURES = 50;
  private static final int REFERENCE = 10_000;

  /** Where the values of features come from. */
  public enum Source {
    NORMAL("normal") {
      @Override
      double draw(Random random) {
        return random.nextGaussian();
      }
    },
    LOGNORMAL("lognormal, σ = 2") {
      @Override
      double draw(Random random) {
        return Math.exp(2 * random.nextGaussian());
      }
    },
    CAUCHY("Cauchy") {
      @Override
      double draw(Random random) {
        return random.nextGaussian() / random.nextGaussian();
      }
    },
    WHOLE("0 to 99") {
      @Override
      double draw(Random random) {
        return random.nextInt(100);
      }
    },
    MOSTLY_ZERO("half zeros, else lognormal") {
      @Override
      double draw(Random random) {
        return random.nextBoolean() ? 0 : Math.exp(random.nextGaussian());
      }
    };

    private final String label;

    Source(String label) {
      this.label = label;
    }

    abstract double draw(Random random);
  }

  /** Of all features. */
  @Param public Source source;

  private final double[][] events = new double[EVENTS][FEATURES];
  private final ReferenceBins[] bins = new ReferenceBins[FEATURES];
  private final ReferenceScale[] scales = new ReferenceScale[FEATURES];
  private final NumberCounting[] countings = new NumberCounting[FEATURES];
  private final FeatureCounts[] counts = new FeatureCounts[FEATURES];
  private final double[] rows = new double[FEATURES * NumberCounting.MOST];
  private final double[] column = new double[NumberCounting.MOST];
  private final int[] found = new int[NumberCounting.MOST];

  @Override
  public String group() {
    return "counting";
  }

  @Override
  public String about() {
    return "one of 50 feature values of an event counted in its reference's 200 bins, with sameness and moments";
  }

  @Override
  public List<String> operations() {
    return List.of("binOf", "oneByOne", "columnByColumn");
  }

  @Override
  public String label(String subject) {
    return Source.valueOf(subject).label;
  }

  /** References and events of the same law. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    for (int feature = 0; feature < FEATURES; feature++) {
      double[] sorted =
          DoubleStream.generate(() -> source.draw(random)).limit(REFERENCE).sorted().toArray();
      double mean = Arrays.stream(sorted).average().orElseThrow();
      double squares = Arrays.stream(sorted).map(value -> Math.pow(value - mean, 2)).sum();
      bins[feature] = ReferenceBins.of(sorted);
      scales[feature] =
          new ReferenceScale(
              mean, Math.sqrt(squares / (REFERENCE - 1)), sorted[0], sorted[REFERENCE - 1]);
      countings[feature] =
          new NumberCounting(
              bins[feature], scales[feature], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      counts[feature] = new FeatureCounts(bins[feature].bins());
      for (double[] event : events) {
        event[feature] = source.draw(random);
      }
    }
  }

  /** Finds bins. */
  @Benchmark
  @OperationsPerInvocation(EVENTS * FEATURES)
  public int binOf() {
    int sum = 0;
    for (double[] event : events) {
      for (int feature = 0; feature < FEATURES; feature++) {
        sum += bins[feature].binOf(event[feature]);
      }
    }
    return sum;
  }

  /** Event by event. */
  @Benchmark
  @OperationsPerInvocation(EVENTS * FEATURES)
  public void oneByOne() {
    for (double[] event : events) {
      for (int feature = 0; feature < FEATURES; feature++) {
        countings[feature].count(event[feature], counts[feature]);
      }
    }
  }

  /** Kept until there are enough of them, and counted column by column. */
  @Benchmark
  @OperationsPerInvocation(EVENTS * FEATURES)
  public void columnByColumn() {
    for (int from = 0; from < EVENTS; from += NumberCounting.MOST) {
      for (int event = from; event < from + NumberCounting.MOST; event++) {
        System.arraycopy(events[event], 0, rows, (event - from) * FEATURES, FEATURES);
      }
      countRows();
    }
  }

  private void countRows() {
    for (int feature = 0; feature < FEATURES; feature++) {
      for (int row = 0; row < NumberCounting.MOST; row++) {
        column[row] = rows[row * FEATURES + feature];
      }
      countings[feature].countAll(column, 0, NumberCounting.MOST, found, counts[feature]);
    }
  }
}
