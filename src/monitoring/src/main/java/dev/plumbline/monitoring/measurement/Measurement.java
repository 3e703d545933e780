package dev.plumbline.monitoring.measurement;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.rule.Observation;

/**
 * One number about one series in one window, with what is needed to trust it. A flat public record,
 * so that Flink serialises it without help; the Avro record {@code Measurement} has the same
 * fields.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param metric name of the metric, for example {@code latency.p99}
 * @param feature the feature it is about, or empty
 * @param className the class it is about, or empty
 * @param axis the clock of the window
 * @param windowStart first instant of the window, epoch milliseconds
 * @param windowEnd first instant after the window, epoch milliseconds
 * @param value the number; null where undefined, never NaN
 * @param undefinedReason why there is no value; null where there is one
 * @param lower lower end of the 95 % interval, null where none
 * @param upper upper end of the 95 % interval, null where none
 * @param errorBound how far binning or sketching can have moved the value, null where it is exact
 * @param count samples behind the number
 * @param referenceCount samples of the reference, null where no reference is involved
 * @param coverage labelled share in [0, 1], null where no labels are involved
 * @param pValue p-value of the drift test, null where there is none
 * @param qValue Benjamini–Hochberg over the features of the window, null where there is none
 * @param revision 0, 1, …: replaces the lower ones of the same window
 * @param isFinal of a cohort: no label in time can come any more; of any other window false
 * @param closedBy why the window was closed
 * @param monitorRevision revision of the monitor that asked for it
 * @param profile name@hash of the reference profile, empty when none
 * @param test which test the p-value is of, null where there is none
 */
public record Measurement(
    String model,
    String version,
    String segment,
    String metric,
    String feature,
    String className,
    Axis axis,
    long windowStart,
    long windowEnd,
    Double value,
    String undefinedReason,
    Double lower,
    Double upper,
    Double errorBound,
    long count,
    Long referenceCount,
    Double coverage,
    Double pValue,
    Double qValue,
    int revision,
    boolean isFinal,
    ClosedBy closedBy,
    int monitorRevision,
    String profile,
    String test) {

  /**
   * What a condition judges. A count of nothing is nothing; for other metrics the samples behind
   * the value decide.
   */
  public Observation observation() {
    boolean isCount = value != null && Metric.find(metric).filter(Metric::isCount).isPresent();
    boolean isEmpty = isCount ? value == 0 : count == 0;
    return new Observation(value, lower, upper, qValue, count, isEmpty);
  }
}
