package dev.plumbline.testbed.benchmark.workload;

/**
 * One question to a contender: what to read, what to compute, and on what. Goes to the contender's
 * process as JSON.
 *
 * @param traffic the events
 * @param watch what is to be found out
 * @param windowMs length of the windows, milliseconds, a multiple of the step
 * @param stepMs how far apart windows begin, milliseconds
 * @param parallelism subtasks of every operator
 * @param stateBackend Flink's name of it: {@code hashmap} or {@code rocksdb}
 * @param checkpointMs between two checkpoints, milliseconds; 0 = none are made
 * @param kafka the broker, {@code host:port}
 */
public record Workload(
    WorkloadTraffic traffic,
    Watch watch,
    long windowMs,
    long stepMs,
    int parallelism,
    String stateBackend,
    long checkpointMs,
    String kafka) {

  /** Refuses windows that panes cannot make up. */
  public Workload {
    if (stepMs < 1 || windowMs < stepMs || windowMs % stepMs != 0) {
      throw new IllegalArgumentException("windows of %d ms by %d ms".formatted(windowMs, stepMs));
    }
  }

  /** Windows that an event belongs to. */
  public int windowRatio() {
    return (int) (windowMs / stepMs);
  }

  /** The same question about other events. */
  public Workload on(WorkloadTraffic other) {
    return new Workload(
        other, watch, windowMs, stepMs, parallelism, stateBackend, checkpointMs, kafka);
  }

  /** The same whatever it is run on: its answer is the same, too. */
  public Workload question() {
    return new Workload(traffic, watch, windowMs, stepMs, 1, "", 0, kafka);
  }

  /** The topic of its labels; an empty one when there are none. */
  public String labelsTopic() {
    return traffic.labelled() ? traffic.labelsTopic() : "labels-none";
  }

  /** The topic of its monitors, which depend on windows and features. */
  public String monitorsTopic() {
    return "monitors-" + controlLabel();
  }

  /** The topic of its reference profiles. */
  public String profilesTopic() {
    return "profiles-" + controlLabel();
  }

  private String controlLabel() {
    return "%s-%d-features-%d-models-%d-by-%d-ms%s"
        .formatted(
            watch.label(),
            traffic.features(),
            traffic.models(),
            windowMs,
            stepMs,
            traffic.enriched() ? "-enriched" : "");
  }
}
