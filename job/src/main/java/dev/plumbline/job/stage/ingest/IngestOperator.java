package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.job.control.ControlFeed;
import dev.plumbline.job.control.RefusedRecord;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.CommonTime;
import dev.plumbline.job.stage.ingest.time.IngestSettings;
import dev.plumbline.job.stage.ingest.time.Lateness;
import dev.plumbline.job.stage.ingest.time.PartitionClocks;
import dev.plumbline.job.stage.ingest.time.PartitionTime;
import dev.plumbline.job.stage.ingest.time.TimeKeeper;
import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.monitoring.event.Rejection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEventHandler;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Ingest of one topic, chained to its source, so that no raw event crosses the network.
 *
 * <p>In: records and news of a topic; beside them every subtask reads the control topics for itself
 * (a broadcast input could not be chained, and a vertex that mixes chained sources with other
 * inputs gets no checkpoints from Flink 2.2). Out: what the {@link Intake} makes of them, {@link
 * #REJECTIONS}, and the watermark. State: how far each partition has come in event time, and when
 * the last record came (union list, as long as the job). Control topics are read to their end
 * before the first record. Late: judged here and nowhere else, see {@link PartitionClocks}.
 *
 * @param <OUT> what comes out
 */
final class IngestOperator<OUT> extends AbstractStreamOperator<OUT>
    implements OneInputStreamOperator<SourceRecord, OUT>, OperatorEventHandler, IngestContext<OUT> {

  static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("rejections", TypeInformation.of(Rejection.class));

  private static final ListStateDescriptor<PartitionTime> PARTITION_TIMES =
      new ListStateDescriptor<>("partition-times", TypeInformation.of(PartitionTime.class));

  private final String stage;
  private final IngestSettings settings;
  private final ControlFeed feed;
  private final Intake<OUT> intake;

  private transient PartitionClocks clocks;
  private transient EventTimeGuard guard;
  private transient ControlBook book;
  private transient IngestCounters counters;
  private transient TimeKeeper time;
  private transient ControlFeed.Reader control;
  private transient StreamRecord<OUT> reused;
  private transient ListState<PartitionTime> partitionTimes;
  private transient OperatorEventGateway coordinator;

  IngestOperator(String stage, IngestSettings settings, ControlFeed feed, Intake<OUT> intake) {
    this.stage = stage;
    this.settings = settings;
    this.feed = feed;
    this.intake = intake;
  }

  /** Where it announces what the other subtasks have to know; before it is opened. */
  void connect(OperatorEventGateway timeCoordinator) {
    coordinator = timeCoordinator;
  }

  @Override
  public void handleOperatorEvent(OperatorEvent event) {
    time.hear((CommonTime) event);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    clocks =
        new PartitionClocks(
            settings.outOfOrderness().toMillis(), settings.allowedLateness().toMillis());
    partitionTimes = context.getOperatorStateStore().getUnionListState(PARTITION_TIMES);
    clocks.restore(partitionTimes.get());
  }

  @Override
  public void open() throws Exception {
    super.open();
    guard = new EventTimeGuard(settings.maxFutureSkew().toMillis());
    book =
        intake.readsProfiles()
            ? new ControlBook(settings.monitorsTopic(), settings.joinTimeToLive())
            : ControlBook.ofMonitors(settings.monitorsTopic(), settings.joinTimeToLive());
    counters = new IngestCounters(getMetricGroup());
    reused = new StreamRecord<>(null);
    intake.open(this);
    control = feed.open();
    takeControl(book.withoutDeleted(control.history()));
    time =
        new TimeKeeper(
            clocks,
            settings,
            getProcessingTimeService(),
            output,
            () -> takeControl(control.news()),
            coordinator::sendEventToCoordinator);
    time.start(clocks.lastArrival());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    partitionTimes.update(clocks.snapshot(time.lastArrival()));
  }

  @Override
  public void close() throws Exception {
    if (time != null) {
      time.stop();
    }
    if (control != null) {
      control.close();
    }
    super.close();
  }

  @Override
  public void processElement(StreamRecord<SourceRecord> element) {
    SourceRecord record = element.getValue();
    switch (record.kind()) {
      case PARTITION_ASSIGNED -> clocks.assigned(record.partition());
      case PARTITION_SILENT -> clocks.silent(record.partition());
      case INPUT_READ -> time.inputEndsWith(record.timestamp());
      case RECORD -> take(record);
    }
  }

  @Override
  public void processWatermark(Watermark watermark) {
    // The source says nothing of event time but that its input has ended.
    if (watermark.getTimestamp() == Long.MAX_VALUE) {
      time.end();
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // Idle or not is told by the time keeper.
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
    counters.count(lateness);
    return lateness;
  }

  @Override
  public long earliestEvent() {
    return clocks.earliest();
  }

  @Override
  public void unmonitored() {
    counters.unmonitored.inc();
    counters.accepted.dec(); // counted as accepted until its model was looked up
  }

  @Override
  public void roundedProbability() {
    counters.roundedProbabilities.inc();
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
    counters.read.inc();
    time.arrived(record.appendedAt());
    try {
      counters.accepted.inc();
      intake.take(record);
    } catch (RefusedEventException e) {
      counters.accepted.dec();
      reject(record, e.refusal());
    }
  }

  private void takeControl(List<SourceRecord> records) {
    boolean changed = false;
    for (SourceRecord record : records) {
      Optional<Refusal> refusal = book.add(record);
      changed |= refusal.isEmpty();
      if (refusal.isPresent()) {
        rejectControl(record, refusal.get());
      }
    }
    for (RefusedRecord late : book.givenUp(getProcessingTimeService().getCurrentProcessingTime())) {
      rejectControl(late.record(), late.refusal());
    }
    if (changed) {
      intake.controlChanged();
    }
  }

  /** Every subtask of both ingests reads the control topics; one of them reports. */
  private void rejectControl(SourceRecord record, Refusal refusal) {
    if (intake.readsProfiles() && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      LOG.warn(
          "A record of a control topic is rejected, and what was known before holds: topic {},"
              + " partition {}, offset {}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          refusal.message());
      reject(record, refusal);
    }
  }

  private void reject(SourceRecord record, Refusal refusal) {
    counters.rejected.inc();
    emit(REJECTIONS, record.rejected(stage, refusal.reason().name(), refusal.message()));
  }
}
