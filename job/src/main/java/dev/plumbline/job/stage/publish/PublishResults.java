package dev.plumbline.job.stage.publish;

import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.measurement.Measurement;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches the sinks. No state of its own. */
public final class PublishResults {

  private PublishResults() {}

  /**
   * Sends alerts to their sink: one subtask for all, so that what a lost transaction held can be
   * written again before anything new, and without waiting for more to fill a buffer on the way.
   *
   * @param alerts of rules
   * @param others alerts that no rule raised, which can wait for a buffer
   */
  public static void alerts(DataStream<Alert> alerts, DataStream<Alert> others, Sink<Alert> sink) {
    alerts.getTransformation().setBufferTimeout(0);
    alerts
        .union(others)
        .sinkTo(sink)
        .setParallelism(1)
        .setMaxParallelism(1) // what is held is held in one place, however the job is rescaled
        .uid("publish-alerts")
        .name("publish-alerts");
  }

  /** Sends every measurement of every report to their sink. */
  public static void measurements(DataStream<WindowReport> reports, Sink<Measurement> sink) {
    FlatMapFunction<WindowReport, Measurement> each =
        (report, out) -> report.measurements().forEach(out::collect);
    reports
        .flatMap(each)
        .returns(TypeInformation.of(Measurement.class))
        .uid("list-measurements")
        .name("list-measurements")
        .sinkTo(sink)
        .uid("publish-metrics")
        .name("publish-metrics");
  }

  /** Sends rejections to their sink. */
  public static void rejections(DataStream<Rejection> rejections, Sink<Rejection> sink) {
    rejections.sinkTo(sink).uid("publish-rejections").name("publish-rejections");
  }
}
