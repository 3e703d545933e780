package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.LabelPlan;
import dev.plumbline.job.decode.PlansByHeader;
import dev.plumbline.job.decode.PositionalLabel;
import dev.plumbline.job.decode.PublishedLabel;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.Lateness;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.job.wire.LabelBytes;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.event.LabelGeneration;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.schemas.value.Reason;

/** What becomes of a record of the labels topic: rejected, unmonitored, or a label for the join. */
final class LabelIntake implements Intake<JoinRecord> {

  private final WriterSchemaSettings writerSchemas;

  private transient IngestContext<JoinRecord> desk;
  private transient PlansByHeader<LabelPlan> plans;
  private transient PositionalLabel positional;
  private transient RecordReader reader;

  LabelIntake(WriterSchemaSettings writerSchemas) {
    this.writerSchemas = writerSchemas;
  }

  @Override
  public void open(IngestContext<JoinRecord> opened) {
    desk = opened;
    WriterSchemas writers = writerSchemas.open();
    plans = new PlansByHeader<>(writers, writer -> LabelPlan.of(writer, Schemas.LABEL));
    positional = new PositionalLabel();
    reader = new RecordReader(Schemas.LABEL, writers);
  }

  @Override
  public void controlChanged() {
    // Nothing of a monitor is kept between two labels.
  }

  @Override
  public boolean readsProfiles() {
    return false;
  }

  /** Reads the plain way what the plan declines, see {@link LabelPlan}. */
  @Override
  public void take(SourceRecord record) {
    LabelPlan plan = plans.planFor(record.value());
    if (plan != null && plan.read(record.value(), plans.bodyAt(), positional)) {
      take(record, positional);
    } else {
      take(record, ReceivedLabel.of(Decoding.record(reader, record)));
    }
  }

  private void take(SourceRecord record, PublishedLabel label) {
    Decoding.check(desk.guard(), "labelled_at", label.labelledAt(), record);
    DatedRevision watched = desk.book().inForce(label.model(), label.labelledAt());
    if (watched != null) {
      checkAnswers(label, watched.monitor().task());
    }
    Lateness lateness = desk.observe(record, label.labelledAt());
    if (watched == null) {
      desk.unmonitored();
      return;
    }
    desk.emit(
        LabelBytes.record(
            label.joinKey(),
            new ReportedLabel(
                label.labelledAt(),
                label.labelClass() == null ? null : CanonicalText.of(label.labelClass()),
                label.labelValue(),
                label.retracted(),
                lateness == Lateness.TOO_LATE,
                generation(watched))),
        label.labelledAt());
  }

  private static LabelGeneration generation(DatedRevision watched) {
    return watched.labelsSince() == watched.generation()
        ? null
        : new LabelGeneration(
            watched.generation(),
            watched.labelsSince(),
            watched.monitor().windows().get(0).every().toMillis());
  }

  private static void checkAnswers(PublishedLabel label, Task task) {
    boolean answers =
        task == Task.REGRESSION ? label.labelValue() != null : label.labelClass() != null;
    if (!label.retracted() && !answers) {
      throw new RefusedEventException(
          Reason.NO_LABEL,
          task == Task.REGRESSION
              ? "label_value is null and the model's task is regression"
              : "label_class is null and the model's task is classification");
    }
  }
}
