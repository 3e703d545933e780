package dev.plumbline.testbed.benchmark.contender;

/**
 * What P1 sends across its shuffle for each prediction. A POJO with public fields, as Flink wants
 * it.
 */
public class BinnedObservation {
  /** Name of the model. */
  public String model;

  /** Event time, epoch milliseconds. */
  public long time;

  /** Milliseconds. */
  public double latency;

  /** Position of each feature's bin among those of all features; −1 when it is missing. */
  public int[] cells;
}
