package dev.plumbline.job.window.roll;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.testing.TwoInputHarness;
import dev.plumbline.job.window.Tally;
import dev.plumbline.job.window.TallyMeasurer;
import dev.plumbline.job.window.state.KeptAsBytes;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * {@link RollWindows} over tallies in Flink's harness, by default with half a minute of lateness.
 */
public final class WindowsHarness
    extends TwoInputHarness<SeriesDefinition, PaneCounts, WindowReport> {

  static final Duration LATENESS = Duration.ofSeconds(30);

  private WindowsHarness(
      KeyedCoProcessFunction<String, SeriesDefinition, PaneCounts, WindowReport> function,
      StateBackend backend,
      OperatorSubtaskState restored)
      throws Exception {
    super(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(function),
            SeriesDefinition::seriesKey,
            PaneCounts::seriesKey,
            Types.STRING),
        backend,
        restored);
  }

  public static WindowsHarness open(StateBackend backend) throws Exception {
    return of(new TallyMeasurer(), LATENESS, backend, null);
  }

  static WindowsHarness restore(StateBackend backend, OperatorSubtaskState snapshot)
      throws Exception {
    return of(new TallyMeasurer(), LATENESS, backend, snapshot);
  }

  /** The same over any measurer; {@code restored} is null at the first start. */
  public static WindowsHarness of(
      WindowMeasurer<Tally> measurer,
      Duration lateness,
      StateBackend backend,
      OperatorSubtaskState restored)
      throws Exception {
    return new WindowsHarness(new RollWindows<>(measurer, lateness), backend, restored);
  }

  /** The release before, which kept everything as bytes. */
  static WindowsHarness ofKeptAsBytes(StateBackend backend) throws Exception {
    return new WindowsHarness(new KeptAsBytes(), backend, null);
  }

  public WindowsHarness define(SeriesDefinition series) throws Exception {
    flink.processElement1(series, 0);
    return this;
  }

  /** A partial sum of the series in the finest pane that starts at an instant. */
  public WindowsHarness count(SeriesDefinition series, long pane, long count) throws Exception {
    return held(series, pane, pane, count);
  }

  /** The same, which holds from a later instant on. */
  WindowsHarness held(SeriesDefinition series, long pane, long until, long count) throws Exception {
    return counted(series, pane, until, count, Admission.NONE);
  }

  /** The same, of predictions of which it is decided then whether their version is measured. */
  WindowsHarness counted(
      SeriesDefinition series, long pane, long until, long count, Admission admission)
      throws Exception {
    flink.processElement2(
        new PaneCounts(
            series.model(),
            series.version(),
            series.segment(),
            series.definition().generation(),
            series.definition().reference(),
            pane,
            until,
            new Tally(count).toBytes(),
            admission),
        0);
    return this;
  }

  /** Nothing at or before {@code end - 1} will come. */
  public WindowsHarness passes(long end) throws Exception {
    return passesTo(end - 1);
  }

  /** Nothing at or before {@code watermark} will come. */
  public WindowsHarness passesTo(long watermark) throws Exception {
    flink.processBothWatermarks(new Watermark(watermark));
    return this;
  }

  public WindowsHarness inputEnds() throws Exception {
    flink.processBothWatermarks(Watermark.MAX_WATERMARK);
    return this;
  }

  public List<WindowReport> reports() {
    return flink.extractOutputValues();
  }

  public List<Measurement> measurements() {
    return reports().stream().flatMap(report -> report.measurements().stream()).toList();
  }

  /** The value of every window in its highest revision, by (size, end). */
  public Map<String, Double> values() {
    Map<String, Double> values = new TreeMap<>();
    Map<String, Integer> revisions = new TreeMap<>();
    for (Measurement measurement : measurements()) {
      long size = measurement.windowEnd() - measurement.windowStart();
      String window = size + "@" + measurement.windowEnd();
      if (measurement.revision() >= revisions.getOrDefault(window, 0)) {
        revisions.put(window, measurement.revision());
        values.put(window, measurement.value());
      }
    }
    return values;
  }
}
