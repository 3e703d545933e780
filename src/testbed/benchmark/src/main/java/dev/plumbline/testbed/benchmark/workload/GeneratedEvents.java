package dev.plumbline.testbed.benchmark.workload;

import java.util.Random;
import java.util.UUID;

/**
 * Everything that is in the events of a traffic, by the number of the event and without memory of
 * others: who generates, who counts again and who checks see the same. Values come from tables of
 * draws with fixed seeds; from the middle of the span on, every fifth numeric feature is shifted by
 * a quarter of its spread.
 */
public final class GeneratedEvents {

  /** Categorical features of enriched traffic, {@code category_0} and so on. */
  public static final int CATEGORIES = 4;

  /** Values of each of them: 0 to this − 1, the later the rarer. */
  public static final int CATEGORY_VALUES = 12;

  private static final int DRAWS = 1 << 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double SHIFT = 0.25;
  private static final int DRIFTING_EVERY = 5;

  /** One in so many values is missing. */
  private static final int MISSING_ONE_IN = 128;

  private static final String[] CHANNELS = {"web", "app", "shop"};
  private static final double[] NORMAL = normal();
  private static final double[][] KINDS = {NORMAL, lognormal(), uniform(), counts()};

  private final WorkloadTraffic traffic;

  /** The events of a traffic. */
  public GeneratedEvents(WorkloadTraffic traffic) {
    this.traffic = traffic;
  }

  /**
   * Event time, epoch milliseconds: in order but for less than {@link WorkloadTraffic#DISORDER_MS}.
   */
  public long time(long event) {
    long disorder = (mix(event, 1) >>> 1) % Math.min(WorkloadTraffic.DISORDER_MS, traffic.spanMs());
    long last = traffic.spanMs() - 1;
    long even = (long) ((double) event / traffic.events() * traffic.spanMs());
    return WorkloadTraffic.START + Math.min(last, even + disorder);
  }

  /** Which model predicted. */
  public int model(long event) {
    return (int) ((mix(event, 2) >>> 1) % traffic.models());
  }

  /** The id, an UUID. */
  public String id(long event) {
    return new UUID(mix(event, 3), mix(event, 4)).toString();
  }

  /** Milliseconds that the model took, at least 0. */
  public double latency(long event) {
    return KINDS[1][(int) (mix(event, 5) >>> 48)];
  }

  /** Probability of {@code yes}. */
  public double score(long event) {
    return KINDS[2][(int) (mix(event, 6) >>> 48)];
  }

  /** What was predicted. */
  public String predictedClass(long event) {
    return score(event) >= 0.5 ? "yes" : "no";
  }

  /** What was true: the more often {@code yes}, the higher the score. */
  public String labelClass(long event) {
    double chance = KINDS[2][(int) (mix(event, 7) >>> 48)];
    return chance < score(event) ? "yes" : "no";
  }

  /**
   * When the label was reported, epoch milliseconds: up to a minute after the prediction, so in
   * order but for less than {@link WorkloadTraffic#LABEL_DISORDER_MS}.
   */
  public long labelTime(long event) {
    return time(event) + 1_000 + (mix(event, 8) >>> 1) % 59_000;
  }

  /**
   * Value of a numeric feature.
   *
   * @return NaN when it is missing
   */
  public double feature(long event, int feature) {
    return feature(event, feature, event >= traffic.events() / 2);
  }

  private static double feature(long event, int feature, boolean late) {
    int draw = (int) (mix(event, feature + 100L) >>> 48);
    if (draw % MISSING_ONE_IN == 0) {
      return Double.NaN;
    }
    double value = KINDS[feature % KINDS.length][draw];
    return late && feature % DRIFTING_EVERY == 0 ? value + SHIFT : value;
  }

  /** Value of a categorical feature. */
  public int category(long event, int category) {
    double draw = KINDS[2][(int) (mix(event, category + 20L) >>> 48)];
    return (int) (draw * draw * CATEGORY_VALUES);
  }

  /** Through which channel the request came; {@code shop} is none of the monitors' segments. */
  public String channel(long event) {
    return CHANNELS[(int) ((mix(event, 9) >>> 1) % CHANNELS.length)];
  }

  /** Value of a numeric feature in the reference, which knows nothing of what comes later. */
  public static double referenceFeature(int row, int feature) {
    return feature(-1L - row, feature, false);
  }

  /** Value of a categorical feature in the reference. */
  public int referenceCategory(int row, int category) {
    return category(-1L - row, category);
  }

  private static long mix(long event, long salt) {
    long z = (event + 1) * GOLDEN + salt * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static double[] normal() {
    Random random = new Random(11);
    double[] draws = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      draws[draw] = random.nextGaussian();
    }
    return draws;
  }

  /** With the deviation 1 of its logarithm, around 20: as latencies and amounts are. */
  private static double[] lognormal() {
    double[] draws = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      draws[draw] = StrictMath.exp(3 + NORMAL[DRAWS - 1 - draw]);
    }
    return draws;
  }

  private static double[] uniform() {
    return new Random(12).doubles(DRAWS).toArray();
  }

  /** Whole numbers, four in ten of them 0. */
  private static double[] counts() {
    Random random = new Random(13);
    double[] draws = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      draws[draw] = Math.max(0, random.nextInt(50) - 20);
    }
    return draws;
  }
}
