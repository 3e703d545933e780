package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.Rejection;
import dev.plumbline.job.event.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.operators.MultipleInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Ingest of one topic: its source is chained to this operator, so no raw event crosses the network,
 * and control records come in broadcast beside it (a two-input operator could not be chained).
 *
 * <p>In: records and news of a topic, control records. Out: what the {@link Intake} makes of them,
 * {@link #REJECTIONS}, and the watermark. State: how far each partition has come (union list, as
 * long as the job), all control records (broadcast, as long as the job). On a fresh start control
 * topics are read to their end before the first record. Late: judged here and nowhere else, see
 * {@link PartitionClocks}.
 *
 * @param <OUT> what comes out
 */
final class IngestOperator<OUT> extends AbstractStreamOperatorV2<OUT>
    implements MultipleInputStreamOperator<OUT>, Desk<OUT> {

  static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("rejections", TypeInformation.of(Rejection.class));

  private static final ListStateDescriptor<PartitionTime> PARTITION_TIMES =
      new ListStateDescriptor<>("partition-times", TypeInformation.of(PartitionTime.class));
  private static final MapStateDescriptor<String, SourceRecord> CONTROL_RECORDS =
      new MapStateDescriptor<>(
          "control-records", Types.STRING, TypeInformation.of(SourceRecord.class));

  private final String stage;
  private final IngestSettings settings;
  private final ControlHistory history;
  private final Intake<OUT> intake;
  private final PartitionClocks clocks;
  private final EventTimeGuard guard;
  private final ControlBook book;
  private final IngestCounters counters;
  private final TimeKeeper time;
  private final StreamRecord<OUT> reused = new StreamRecord<>(null);

  private ListState<PartitionTime> partitionTimes;
  private BroadcastState<String, SourceRecord> controlRecords;

  IngestOperator(
      StreamOperatorParameters<OUT> parameters,
      String stage,
      IngestSettings settings,
      ControlHistory history,
      Intake<OUT> intake) {
    super(parameters, 2);
    this.stage = stage;
    this.settings = settings;
    this.history = history;
    this.intake = intake;
    this.clocks =
        new PartitionClocks(
            settings.outOfOrderness().toMillis(), settings.allowedLateness().toMillis());
    this.guard = new EventTimeGuard(settings.maxFutureSkew().toMillis());
    this.book = new ControlBook(settings.monitorsTopic(), settings.joinTimeToLive());
    this.counters = new IngestCounters(getMetricGroup());
    this.time =
        new TimeKeeper(clocks, settings.idleFlush().toMillis(), getProcessingTimeService(), output);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    partitionTimes = context.getOperatorStateStore().getUnionListState(PARTITION_TIMES);
    controlRecords = context.getOperatorStateStore().getBroadcastState(CONTROL_RECORDS);
    intake.open(this);
    clocks.restore(partitionTimes.get());
    if (context.isRestored()) {
      List<SourceRecord> known = new ArrayList<>();
      controlRecords.immutableEntries().forEach(entry -> known.add(entry.getValue()));
      known.sort(Comparator.comparing(SourceRecord::topic).thenComparingLong(SourceRecord::offset));
      known.forEach(book::add);
    } else {
      for (SourceRecord record : history.read()) {
        takeControl(record);
      }
    }
    intake.controlChanged();
  }

  @Override
  public void open() throws Exception {
    super.open();
    time.start();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    partitionTimes.update(clocks.snapshot());
  }

  @Override
  public void close() throws Exception {
    time.stop();
    super.close();
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public List<Input> getInputs() {
    return List.of(new RecordsInput(), new ControlInput());
  }

  @Override
  public ControlBook book() {
    return book;
  }

  @Override
  public EventTimeGuard guard() {
    return guard;
  }

  @Override
  public Lateness observe(SourceRecord record, long eventTime) {
    Lateness lateness = clocks.observe(record.partition(), eventTime, record.timestamp());
    if (lateness == Lateness.LATE) {
      counters.late.inc();
    } else if (lateness == Lateness.TOO_LATE) {
      counters.tooLate.inc();
    }
    return lateness;
  }

  @Override
  public void unmonitored() {
    counters.unmonitored.inc();
    counters.accepted.dec(); // counted as accepted until its model was looked up
  }

  @Override
  public void emit(OUT event, long eventTime) {
    output.collect(reused.replace(event, eventTime));
  }

  @Override
  public <X> void emit(OutputTag<X> tag, X event) {
    output.collect(tag, new StreamRecord<>(event));
  }

  private void take(SourceRecord record) {
    switch (record.kind()) {
      case PARTITION_ASSIGNED -> clocks.assigned(record.partition());
      case PARTITION_SILENT -> clocks.silent(record.partition());
      case RECORD -> takeRecord(record);
    }
  }

  private void takeRecord(SourceRecord record) {
    counters.read.inc();
    time.arrived();
    try {
      counters.accepted.inc();
      intake.take(record);
    } catch (RefusedEventException e) {
      counters.accepted.dec();
      reject(record, e.refusal());
    }
  }

  private void takeControl(SourceRecord record) throws Exception {
    if (record.kind() != SourceRecord.Kind.RECORD) {
      return;
    }
    Optional<Refusal> refusal = book.add(record);
    if (refusal.isPresent()) {
      // Every subtask of both ingests sees it; one of them tells.
      if (intake instanceof PredictionIntake
          && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
        reject(record, refusal.get());
      }
      return;
    }
    controlRecords.put(stateKey(record), record);
  }

  private void reject(SourceRecord record, Refusal refusal) {
    counters.rejected.inc();
    emit(REJECTIONS, Rejection.of(record, stage, refusal.reason().name(), refusal.message()));
  }

  /** Monitors are a history and all kept; a part of a profile replaces itself. */
  private String stateKey(SourceRecord record) {
    boolean monitor = record.topic().equals(settings.monitorsTopic());
    return monitor || record.key() == null
        ? record.topic() + "/" + record.partition() + "/" + record.offset()
        : record.topic() + "/" + new String(record.key(), StandardCharsets.UTF_8);
  }

  private final class RecordsInput implements Input<SourceRecord> {
    @Override
    public void processElement(StreamRecord<SourceRecord> element) {
      take(element.getValue());
    }

    @Override
    public void processWatermark(Watermark watermark) {
      // Sources say nothing of event time but that their input has ended.
      if (watermark.getTimestamp() == Long.MAX_VALUE) {
        time.end();
      }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void processLatencyMarker(LatencyMarker marker) {
      reportOrForwardLatencyMarker(marker);
    }

    @Override
    public void setKeyContextElement(StreamRecord<SourceRecord> record) {}
  }

  /** Control records carry no event time: they hold nothing back and close nothing. */
  private final class ControlInput implements Input<SourceRecord> {
    @Override
    public void processElement(StreamRecord<SourceRecord> element) throws Exception {
      takeControl(element.getValue());
      intake.controlChanged();
    }

    @Override
    public void processWatermark(Watermark watermark) {}

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void processLatencyMarker(LatencyMarker marker) {}

    @Override
    public void setKeyContextElement(StreamRecord<SourceRecord> record) {}
  }
}
