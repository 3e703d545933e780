package dev.plumbline.testbed.benchmark;

import dev.plumbline.job.decode.ColumnLayout;
import dev.plumbline.job.decode.ColumnLayouts;
import dev.plumbline.job.decode.Columns;
import dev.plumbline.job.decode.PositionalPrediction;
import dev.plumbline.job.decode.PredictionPlan;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.testbed.benchmark.workload.EventWriter;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Monitors;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One prediction with 50 features, read in place and by Avro. Public because JMH extends it. */
@State(Scope.Thread)
public class DecodingBenchmark implements OperationCosts {

  private static final int EVENTS = 1_024;
  private static final int FEATURES = 50;

  /** How features are carried. */
  @Param public Layout layout;

  private final byte[][] values = new byte[EVENTS][];
  private final PositionalPrediction event = new PositionalPrediction();
  private PredictionPlan plan;
  private RecordReader reader;
  private ColumnLayouts layouts;
  private int next;

  @Override
  public String group() {
    return "decoding";
  }

  @Override
  public String about() {
    return "a prediction with 50 features, read in place and by Avro";
  }

  @Override
  public List<String> operations() {
    return List.of("inPlace", "byAvro");
  }

  @Override
  public String label(String subject) {
    return Layout.valueOf(subject).label();
  }

  /** Writes the events. */
  @Setup
  public void write() {
    WorkloadTraffic traffic =
        new WorkloadTraffic(layout, FEATURES, 1, EVENTS, 3_600_000, false, false);
    EventWriter writer = new EventWriter(traffic);
    for (int index = 0; index < EVENTS; index++) {
      values[index] = writer.prediction(index);
    }
    Workload workload = new Workload(traffic, Watch.DRIFT, 60_000, 60_000, 1, "hashmap", 0, "");
    Monitor monitor = Monitors.of(workload, 0);
    ColumnLayout columns = new ColumnLayout(monitor, new Columns(monitor.columns().size()));
    layouts = (model, predictedAt) -> columns;
    plan = PredictionPlan.of(Schemas.PREDICTION, Schemas.PREDICTION).orElseThrow();
    reader = new RecordReader(Schemas.PREDICTION, WriterSchemas.ours());
  }

  private byte[] value() {
    next = next + 1 & EVENTS - 1;
    return values[next];
  }

  /** In place: header, names, probabilities and all features by position. */
  @Benchmark
  public boolean inPlace() {
    return plan.read(value(), SingleObjectHeader.LENGTH, layouts, event);
  }

  /** By Avro's fast generic reader. */
  @Benchmark
  public Object byAvro() {
    return reader.read(value());
  }
}
