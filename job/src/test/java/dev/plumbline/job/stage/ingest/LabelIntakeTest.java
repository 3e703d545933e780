package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.control.ListedControl;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.event.LabelGeneration;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.event.ReportedLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelIntakeTest {

  private static final String OTHER_WINDOWS = ", \"windows\": [" + Monitors.MINUTE + "]";

  private OneInputStreamOperatorTestHarness<SourceRecord, JoinRecord> flink;

  @BeforeEach
  void open() throws Exception {
    ListedControl control =
        new ListedControl(
            new ArrayList<>(
                List.of(
                    Events.onMonitors(0, Monitors.fraud(1, 0, "")),
                    Events.onMonitors(1, Monitors.fraud(2, START + 60_000, OTHER_WINDOWS)))));
    IngestOperator<JoinRecord> operator =
        new IngestOperator<>(
            "ingest-labels",
            PredictionsInHarness.SETTINGS,
            control,
            new LabelIntake(new WriterSchemaSettings(null, null)));
    JoinedSubtasks.join(operator);
    flink = new OneInputStreamOperatorTestHarness<>(operator);
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  private void take(long at, Consumer<GenericRecord> change) throws Exception {
    GenericRecord label = Events.label("fraud", "p", at);
    change.accept(label);
    flink.processElement(Events.onLabels(0, 0, label), 0);
  }

  @Test
  void sendsALabelOnAndSaysWhenItIsTooLate() throws Exception {
    // Given
    take(START, label -> label.put("label_class", "fraud"));

    // When
    take(START - 610_000, label -> label.put("label_class", "ok"));
    take(START - 610_001, label -> label.put("retracted", true));

    // Then
    assertThat(flink.extractOutputValues())
        .extracting(JoinRecord::label)
        .extracting(ReportedLabel::labelClass, ReportedLabel::retracted, ReportedLabel::tooLate)
        .containsExactly(
            tuple("fraud", false, false), tuple("ok", false, false), tuple(null, true, true));
  }

  @Test
  void saysOfALabelAfterAChangeOfWindowsWhichPredictionsItTakes() throws Exception {
    // Given
    take(START + 59_999, label -> label.put("label_class", "fraud"));

    // When
    take(START + 60_000, label -> label.put("label_class", "fraud"));

    // Then
    assertThat(flink.extractOutputValues())
        .extracting(record -> record.label().generation())
        .containsExactly(null, new LabelGeneration(2, 1, 10_000));
  }

  @Test
  void refusesALabelThatAnswersNothing() throws Exception {
    // Given a label without a class, and one with a value where a class is due

    // When
    take(START, label -> {});
    take(START, label -> label.put("label_value", 1.0));
    take(START, label -> label.put("label_value", Double.NaN));

    // Then
    assertThat(flink.extractOutputValues()).isEmpty();
    assertThat(flink.getSideOutput(IngestOperator.REJECTIONS))
        .extracting(StreamRecord::getValue)
        .extracting(Rejection::reason)
        .containsExactly("NO_LABEL", "NO_LABEL", "NON_FINITE_VALUE");
  }

  @Test
  void passesOverALabelOfAModelThatNobodyWatches() throws Exception {
    // Given
    Consumer<GenericRecord> other =
        label -> {
          label.put("model", "churn");
          label.put("label_class", "x");
        };

    // When
    take(START, other);

    // Then
    assertThat(flink.extractOutputValues()).isEmpty();
    assertThat(flink.getSideOutput(IngestOperator.REJECTIONS)).isNullOrEmpty();
  }
}
