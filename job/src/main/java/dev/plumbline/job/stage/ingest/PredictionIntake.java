package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.JoinRecord;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.schemas.RecordReader;
import dev.plumbline.schemas.Schemas;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  static final OutputTag<SeriesDefinition> COMPARED =
      new OutputTag<>("compared-series", TypeInformation.of(SeriesDefinition.class));

  private record Introduced(Watched watched, String version, String reference) {}

  private final WriterSchemaSettings writerSchemas;

  private transient Desk<Prediction> desk;
  private transient RecordReader reader;
  private transient SeriesAnnouncer announcer;
  private transient Map<Watched, PredictionShaper> shapers;
  private transient Set<Introduced> introduced;

  PredictionIntake(WriterSchemaSettings writerSchemas) {
    this.writerSchemas = writerSchemas;
  }

  @Override
  public void open(Desk<Prediction> opened) {
    desk = opened;
    reader = new RecordReader(Schemas.PREDICTION, writerSchemas.open());
    announcer =
        new SeriesAnnouncer(
            desk.book(),
            series -> desk.emit(MEASURED, series),
            series -> desk.emit(COMPARED, series));
    shapers = new HashMap<>();
    introduced = new HashSet<>();
  }

  @Override
  public void controlChanged() {
    shapers.clear();
    introduced.clear();
    announcer.controlChanged();
  }

  @Override
  public boolean speaksForControl() {
    return true;
  }

  @Override
  public void take(SourceRecord record) {
    ReceivedPrediction received = ReceivedPrediction.of(Decoding.record(reader, record));
    Decoding.check(desk.guard(), "predicted_at", received.predictedAt(), record);
    Watched watched = desk.book().inForce(received.model(), received.predictedAt());
    if (watched == null) {
      desk.unmonitored();
      desk.observe(record, received.predictedAt());
      announcer.reached(received.predictedAt());
      return;
    }
    PredictionShaper shaper = shapers.computeIfAbsent(watched, PredictionShaper::new);
    String[] segments = watched.segmentsOf(received.attributes());
    Answer answer = shaper.answer(received);
    Prediction prediction = shaper.shape(received, answer, segments);
    JoinRecord awaited = shaper.awaited(received, answer, segments);
    Lateness lateness = desk.observe(record, received.predictedAt());
    announcer.reached(received.predictedAt());
    PublishedProfile profile = desk.book().profileFor(watched.monitor(), received.version());
    announcer.counted(watched, received.version(), segments, profile, received.predictedAt());
    if (lateness != Lateness.TOO_LATE) {
      desk.emit(introducing(prediction, watched, profile), received.predictedAt());
    }
    if (awaited != null) {
      desk.emit(AWAITED, awaited);
    }
  }

  private Prediction introducing(Prediction prediction, Watched watched, PublishedProfile profile) {
    String reference = profile == null ? "" : profile.id();
    return introduced.add(new Introduced(watched, prediction.version(), reference))
        ? prediction.introducing(watched.definition(profile))
        : prediction;
  }
}
