package dev.plumbline.testbed.benchmark.workload;

/**
 * What lies on the topics of events: all of it follows from these numbers, byte for byte.
 *
 * @param layout how features are carried
 * @param features numeric features of each prediction
 * @param models how many models predict, each as often as the others but for chance
 * @param events predictions in all
 * @param spanMs event time from the first to the last, milliseconds
 * @param enriched whether predictions have categorical features, probabilities and attributes, too
 * @param labelled whether each prediction gets one label
 */
public record WorkloadTraffic(
    Layout layout,
    int features,
    int models,
    long events,
    long spanMs,
    boolean enriched,
    boolean labelled) {

  /** Partitions of every topic of events; event {@code i} is in partition {@code i} modulo this. */
  public static final int PARTITIONS = 4;

  /** Event time of the first prediction: 2025-01-01T00:00:00Z. */
  public static final long START = 1_735_689_600_000L;

  /** The version of every model. */
  public static final String VERSION = "1";

  /** The name under {@code feature_sets} of every monitor. */
  public static final String FEATURE_SET = "all";

  /** How much an event can be earlier than one before it in its partition, milliseconds. */
  public static final long DISORDER_MS = 1_000;

  /** How much a label can be earlier than one before it in its partition, milliseconds. */
  public static final long LABEL_DISORDER_MS = 60_000;

  /** Refuses what cannot be generated. */
  public WorkloadTraffic {
    if (features < 0 || models < 1 || events < 1 || spanMs < 1) {
      throw new IllegalArgumentException(
          "%d features, %d models, %d events, %d ms".formatted(features, models, events, spanMs));
    }
  }

  /** One hour of 20 models, plain. */
  public static WorkloadTraffic plain(Layout layout, int features, long events) {
    return new WorkloadTraffic(layout, features, 20, events, 3_600_000, false, false);
  }

  /** The same with another number of events in the same time. */
  public WorkloadTraffic ofEvents(long number) {
    return new WorkloadTraffic(layout, features, models, number, spanMs, enriched, labelled);
  }

  /** The topic that holds its predictions; two traffics share it only if it is the same. */
  public String predictionsTopic() {
    return "predictions-" + label();
  }

  /** The topic that holds its labels. */
  public String labelsTopic() {
    return "labels-" + label();
  }

  /** Name of a model, 0 to {@link #models} − 1. */
  public static String model(int number) {
    return "model-%05d".formatted(number);
  }

  /** Name of a numeric feature, 0 to {@link #features} − 1. */
  public static String feature(int number) {
    return "feature_%05d".formatted(number);
  }

  /** Name of a categorical feature. */
  public static String category(int number) {
    return "category_%d".formatted(number);
  }

  private String label() {
    return "%s-%d-features-%d-models-%d-events-%d-ms%s"
        .formatted(layout.label(), features, models, events, spanMs, enriched ? "-enriched" : "");
  }
}
