package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;

import dev.plumbline.job.control.ControlFeed;
import dev.plumbline.job.control.ListedControl;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.IngestSettings;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Ingest of predictions in Flink's harness, with real bytes and a real control book. */
abstract class PredictionsInHarness {

  static final IngestSettings SETTINGS = settings(false);

  private static IngestSettings settings(boolean bounded) {
    return new IngestSettings(
        "monitors",
        Duration.ofSeconds(10),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofDays(1),
        200,
        bounded);
  }

  static final String MONITOR =
      Monitors.fraud(
          1,
          START - 60_000,
          """
          , "features": {"amount": "numeric", "country": "categorical"},
          "feature_sets": {"v1": ["country_code", "amount"]},
          "segments": {"channel": {"values": ["web", "app"]}}
          """);

  OneInputStreamOperatorTestHarness<SourceRecord, Prediction> flink;

  long offset;

  static OneInputStreamOperatorTestHarness<SourceRecord, Prediction> harness(String... monitors)
      throws Exception {
    ArrayList<SourceRecord> control = new ArrayList<>();
    for (String monitor : monitors) {
      control.add(Events.onMonitors(control.size(), monitor));
    }
    return harness(new ListedControl(control));
  }

  static OneInputStreamOperatorTestHarness<SourceRecord, Prediction> harness(ControlFeed control)
      throws Exception {
    return new OneInputStreamOperatorTestHarness<>(ingest(control));
  }

  /** The same, counting in a group that can be read. */
  static OneInputStreamOperatorTestHarness<SourceRecord, Prediction> counted(
      InterceptingOperatorMetricGroup counters, String monitor) throws Exception {
    TaskMetricGroup task =
        new InterceptingTaskMetricGroup() {
          @Override
          public InternalOperatorMetricGroup getOrAddOperator(
              OperatorID id, String name, Map<String, String> variables) {
            return counters;
          }
        };
    return new OneInputStreamOperatorTestHarness<>(
        ingest(new ListedControl(new ArrayList<>(List.of(Events.onMonitors(0, monitor))))),
        MockEnvironment.builder().setMetricGroup(task).build());
  }

  /** A subtask alone, whose input ends, with what it says to the others. */
  static OneInputStreamOperatorTestHarness<SourceRecord, Prediction> ofBoundedInput(
      List<OperatorEvent> said) throws Exception {
    IngestOperator<Prediction> operator =
        ingest(
            settings(true),
            new ListedControl(new ArrayList<>(List.of(Events.onMonitors(0, MONITOR)))));
    operator.connect(said::add);
    return new OneInputStreamOperatorTestHarness<>(operator);
  }

  private static IngestOperator<Prediction> ingest(ControlFeed control) {
    IngestOperator<Prediction> operator = ingest(SETTINGS, control);
    JoinedSubtasks.join(operator);
    return operator;
  }

  private static IngestOperator<Prediction> ingest(IngestSettings settings, ControlFeed control) {
    return new IngestOperator<>(
        "ingest-predictions",
        settings,
        control,
        new PredictionIntake(new WriterSchemaSettings(null, null), 200));
  }

  @BeforeEach
  void open() throws Exception {
    flink = harness(MONITOR);
    flink.setProcessingTime(1);
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  static GenericRecord prediction(Consumer<GenericRecord> change) {
    GenericRecord prediction = Events.prediction("fraud", "p", START);
    prediction.put("predicted_class", "fraud");
    change.accept(prediction);
    return prediction;
  }

  void take(GenericRecord prediction) throws Exception {
    take(SourceRecord.of("predictions", 0, offset++, START, null, bytes(prediction)));
  }

  void take(SourceRecord record) throws Exception {
    flink.processElement(record, 0);
  }

  static byte[] bytes(GenericRecord prediction) {
    return Events.onPredictions(0, 0, prediction).value();
  }

  <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = flink.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }
}
