package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.ColumnLayout;
import dev.plumbline.job.decode.ColumnLayouts;
import dev.plumbline.job.decode.Columns;
import dev.plumbline.job.decode.PlansByHeader;
import dev.plumbline.job.decode.PositionalPrediction;
import dev.plumbline.job.decode.PredictionPlan;
import dev.plumbline.job.decode.PublishedPrediction;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.Lateness;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.monitoring.control.MonitorHistory;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * What becomes of a record of the predictions topic: rejected, unmonitored, or a {@link Prediction}
 * to count here and a {@link JoinRecord} for the join.
 */
final class PredictionIntake implements Intake<Prediction> {

  static final OutputTag<JoinRecord> AWAITED =
      new OutputTag<>("awaited-predictions", JoinRecord.TYPE);
  static final OutputTag<SeriesDefinition> MEASURED =
      new OutputTag<>("measured-series", TypeInformation.of(SeriesDefinition.class));
  static final OutputTag<AnnouncedSeries> CONTINUED =
      new OutputTag<>("continued-series", TypeInformation.of(AnnouncedSeries.class));
  static final OutputTag<SeriesDefinition> COMPARED =
      new OutputTag<>("compared-series", TypeInformation.of(SeriesDefinition.class));

  private final WriterSchemaSettings writerSchemas;
  private final int versionLimit;

  private transient IngestContext<Prediction> desk;
  private transient PlansByHeader<PredictionPlan> plans;
  private transient ColumnLayouts layouts;
  private transient PositionalPrediction positional;
  private transient PreparedRevision laidOutFor;
  private transient RecordReader reader;
  private transient SeriesAnnouncer announcer;
  private transient SeriesNumbers lines;
  private transient SharedColumns columns;
  private transient Map<String, PreparedRevisions> models;

  /**
   * @param versionLimit how many versions of a model are measured for themselves
   */
  PredictionIntake(WriterSchemaSettings writerSchemas, int versionLimit) {
    this.writerSchemas = writerSchemas;
    this.versionLimit = versionLimit;
  }

  @Override
  public void open(IngestContext<Prediction> opened) {
    desk = opened;
    WriterSchemas writers = writerSchemas.open();
    plans = new PlansByHeader<>(writers, writer -> PredictionPlan.of(writer, Schemas.PREDICTION));
    layouts = this::layoutFor;
    positional = new PositionalPrediction();
    reader = new RecordReader(Schemas.PREDICTION, writers);
    announcer =
        new SeriesAnnouncer(
            desk.book(),
            series -> desk.emit(MEASURED, series),
            series -> desk.emit(COMPARED, series),
            series -> desk.emit(CONTINUED, series),
            desk.earliestEvent());
    lines = new SeriesNumbers();
    columns = new SharedColumns();
    models = new HashMap<>();
  }

  @Override
  public void controlChanged() {
    models.clear();
    announcer.controlChanged();
  }

  @Override
  public boolean readsProfiles() {
    return true;
  }

  /** Reads the plain way what the plan declines, see {@link PredictionPlan}. */
  @Override
  public void take(SourceRecord record) {
    PredictionPlan plan = plans.planFor(record.value());
    if (plan != null && plan.read(record.value(), plans.bodyAt(), layouts, positional)) {
      take(record, positional, laidOutFor, null);
    } else {
      ReceivedPrediction received = ReceivedPrediction.of(Decoding.record(reader, record));
      PreparedRevision revision = revisionFor(received.model(), received.predictedAt());
      take(record, received, revision, received);
    }
  }

  /**
   * @param revision that watches it; null when none does
   * @param unplaced the prediction when its features are not in their columns yet; null when they
   *     are
   */
  private void take(
      SourceRecord record,
      PublishedPrediction published,
      PreparedRevision revision,
      ReceivedPrediction unplaced) {
    long predictedAt = published.predictedAt();
    Decoding.check(desk.guard(), "predicted_at", predictedAt, record);
    if (revision == null) {
      desk.unmonitored();
      desk.observe(record, predictedAt);
      announcer.reached(predictedAt);
      return;
    }
    PredictionShaper shaper = revision.shaper();
    Columns read = revision.layout().columns();
    Answer answer = shaper.answer(published);
    String[] segments;
    if (unplaced == null) {
      segments = positional.segments();
    } else {
      shaper.placeFeatures(unplaced, read);
      segments = revision.layout().segmentsOf(unplaced.attributes());
    }
    shaper.placeOutputs(answer, read);
    JoinRecord awaited = shaper.awaited(published, answer, segments);
    if (published.hasRoundedProbability()) {
      desk.roundedProbability();
    }
    Lateness lateness = desk.observe(record, predictedAt);
    announcer.reached(predictedAt);
    PreparedVersion version = revision.version(published.version(), predictedAt);
    version.announce(announcer, segments, predictedAt);
    if (lateness != Lateness.TOO_LATE) {
      desk.emit(
          new Prediction(
              published.model(),
              published.version(),
              revision.watched().generation(),
              version.line(),
              predictedAt,
              published.latencyMs(),
              segments,
              read.numbers(),
              read.texts(),
              read.states(),
              version.introduction()),
          predictedAt);
    }
    if (awaited != null) {
      desk.emit(AWAITED, awaited);
    }
  }

  /** Asked once for each prediction that is read in place. */
  private ColumnLayout layoutFor(String model, long predictedAt) {
    laidOutFor = revisionFor(model, predictedAt);
    return laidOutFor == null ? null : laidOutFor.layout();
  }

  private PreparedRevision revisionFor(String model, long predictedAt) {
    PreparedRevisions known = models.get(model);
    if (known == null) {
      MonitorHistory history = desk.book().historyOf(model);
      if (history == null) {
        return null; // of models that nobody watches there may be any number
      }
      known = new PreparedRevisions(history, desk.book(), lines, columns, versionLimit);
      models.put(model, known);
    }
    return known.at(predictedAt);
  }
}
