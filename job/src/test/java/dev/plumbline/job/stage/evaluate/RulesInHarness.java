package dev.plumbline.job.stage.evaluate;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** {@link EvaluateRules} in Flink's harness, with the rules and reports that its tests share. */
abstract class RulesInHarness {

  static final long MINUTE = 60_000;

  static final long DAY = 24 * 60 * MINUTE;

  static final String ACCURACY =
      "{\"name\": \"accuracy-drop\", \"metric\": \"accuracy\", \"window\": \"1m\", \"below\": 0.6}";

  static final String SLOW =
      "{\"name\": \"slow\", \"metric\": \"latency.p99\", \"window\": \"1m\", \"above\": 100}";

  KeyedTwoInputStreamOperatorTestHarness<String, SeriesDefinition, WindowReport, Alert> flink;

  static KeyedTwoInputStreamOperatorTestHarness<String, SeriesDefinition, WindowReport, Alert>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new EvaluateRules()),
        SeriesDefinition::alertKey,
        WindowReport::alertKey,
        Types.STRING);
  }

  @BeforeEach
  void open() throws Exception {
    flink = harness();
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  static SeriesDefinition series(int revision, long from, String... rules) {
    String fields =
        ", \"windows\": [" + Monitors.MINUTE + "], \"rules\": [" + String.join(",", rules) + "]";
    return Monitors.whole(Monitors.definition(Monitors.fraud(revision, from, fields)));
  }

  void define(SeriesDefinition series) throws Exception {
    flink.processElement1(series, 0);
  }

  static Measurement measured(SeriesDefinition series, String metric, long end, double value) {
    Axis axis = metric.equals("accuracy") ? Axis.LABEL_TIME : Axis.PREDICTION_TIME;
    MeasuredWindow window =
        new MeasuredWindow(
            series,
            MonitorFile.read("test", series.definition().monitor()).orThrow(),
            end - MINUTE,
            end,
            0,
            ClosedBy.WATERMARK);
    return window.measurement(metric, axis, Reading.of(value, 1_000));
  }

  void report(SeriesDefinition series, String metric, long end, double value) throws Exception {
    List<Measurement> measurements = List.of(measured(series, metric, end, value));
    flink.processElement2(WindowReport.of(series, end, measurements, List.of()), 0);
  }

  List<Alert> alerts() {
    return flink.extractOutputValues();
  }

  static SeriesDefinition generation(
      int revision, long from, long until, boolean last, String rule) {
    GenerationDefinition reported = series(revision, from, rule).definition();
    return Monitors.whole(
        new GenerationDefinition(reported.monitor(), revision, from, until, last, "", null, null));
  }

  void ends(SeriesDefinition series, long at, String metric) throws Exception {
    flink.processElement2(
        WindowReport.ended(series, at, "the monitor was deleted", List.of(metric)), 0);
  }

  /** Lets event time pass an instant; how many entries of keyed state there are then. */
  int passes(long instant) throws Exception {
    flink.processBothWatermarks(new Watermark(instant));
    return flink.numKeyedStateEntries();
  }
}
