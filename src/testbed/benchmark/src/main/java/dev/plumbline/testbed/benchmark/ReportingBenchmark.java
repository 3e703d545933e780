package dev.plumbline.testbed.benchmark;

import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The report of one window on its way to rules and sinks. Public because JMH extends it. */
@State(Scope.Thread)
public class ReportingBenchmark implements OperationCosts {

  private static final long HOUR_MS = 3_600_000;

  /** Of how many features it reports PSI and KS. */
  public enum Features {
    ONE(1),
    FIFTY(50);

    private final int number;

    Features(int number) {
      this.number = number;
    }
  }

  /** Of the report. */
  @Param public Features features;

  private final TypeSerializer<WindowReport> serializer =
      WindowReport.TYPE.createSerializer(new SerializerConfigImpl());
  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();
  private WindowReport report;

  @Override
  public String group() {
    return "reporting";
  }

  @Override
  public String about() {
    return "PSI and KS of one window on their way to rules and sinks: to bytes, and from bytes again";
  }

  @Override
  public List<String> operations() {
    return List.of("written", "crossed");
  }

  @Override
  public String label(String subject) {
    return "features: " + Features.valueOf(subject).number;
  }

  /** A report as the windows of drift tell it. */
  @Setup
  public void measure() {
    List<Measurement> measurements = new ArrayList<>();
    for (String metric : List.of("psi", "ks")) {
      for (int feature = 0; feature < features.number; feature++) {
        measurements.add(measurement(metric, "feature-" + feature));
      }
    }
    report =
        new WindowReport(
            "fraud", "1", "*", 1, HOUR_MS, measurements, List.of(), false, null, null, List.of());
  }

  private static Measurement measurement(String metric, String feature) {
    return new Measurement(
        "fraud",
        "1",
        "*",
        metric,
        feature,
        "",
        Axis.PREDICTION_TIME,
        0,
        HOUR_MS,
        0.125,
        null,
        null,
        null,
        0.005,
        10_000,
        10_000L,
        null,
        0.5,
        0.75,
        0,
        false,
        ClosedBy.WATERMARK,
        1,
        "reference@0123456789abcdef",
        null);
  }

  /** Its bytes. */
  @Benchmark
  public int written() throws IOException {
    out.clear();
    serializer.serialize(report, out);
    return out.length();
  }

  /** Its bytes, and a report again. */
  @Benchmark
  public WindowReport crossed() throws IOException {
    written();
    in.setBuffer(out.getSharedBuffer(), 0, out.length());
    return serializer.deserialize(in);
  }
}
