package dev.plumbline.job.stage.admit;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.event.VersionNews;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.testing.TwoInputHarness;
import dev.plumbline.job.window.Tally;
import dev.plumbline.job.window.TallyMeasurer;
import dev.plumbline.job.window.state.BoundedTimeOperator;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The operators that decide about versions in Flink's harness, over tallies and panes of a minute.
 */
final class AdmissionHarness<N> extends TwoInputHarness<N, PaneCounts, PaneCounts> {

  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  static final VersionLimit LIMIT = new VersionLimit(2, Duration.ofDays(2));

  static final String MONITOR =
      Monitors.withWindows("{\"size\": \"5m\", \"every\": \"1m\"}").replace("\n", " ");

  private AdmissionHarness(
      KeyedCoProcessFunction<String, N, PaneCounts, PaneCounts> function,
      KeySelector<N, String> key,
      OperatorSubtaskState restored)
      throws Exception {
    super(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new BoundedTimeOperator<>(function), key, PaneCounts::admissionKey, Types.STRING),
        new HashMapStateBackend(),
        restored);
  }

  /** {@code restored} is null at the first start. */
  static AdmissionHarness<AnnouncedSeries> deciding(OperatorSubtaskState restored)
      throws Exception {
    return new AdmissionHarness<>(
        new AdmitVersions<>(new TallyMeasurer(), LIMIT), AnnouncedSeries::admissionKey, restored);
  }

  static AdmissionHarness<VersionNews> following(OperatorSubtaskState restored) throws Exception {
    return new AdmissionHarness<>(
        new FollowVersions<>(new TallyMeasurer(), LIMIT), VersionNews::model, restored);
  }

  static AnnouncedSeries seen(String version, long at) {
    return AnnouncedSeries.measured(
        SeriesDefinition.seen("fraud", version, "*", Monitors.definition(MONITOR), at));
  }

  /** Labels of what was predicted may come from {@code from} on. */
  static AnnouncedSeries continued(String version, long lastEvent, long from) {
    SeriesDefinition goesOn =
        SeriesDefinition.announced("fraud", version, "*", Monitors.definition(MONITOR), from);
    return AnnouncedSeries.continued(goesOn, lastEvent);
  }

  static AnnouncedSeries redefined(String version, GenerationDefinition definition) {
    return AnnouncedSeries.measured(SeriesDefinition.redefined("fraud", version, "*", definition));
  }

  static PaneCounts counted(String version, long pane, long events) {
    return labelled(version, pane, pane, events);
  }

  /** Of predictions of a pane, counted in another. */
  static PaneCounts labelled(String version, long predicted, long pane, long events) {
    Admission admission =
        new Admission(
            Admission.inPane(predicted, MINUTE).period(),
            Admission.inPane(pane, MINUTE).decidedAt(),
            MINUTE);
    return new PaneCounts(
        "fraud", version, "*", 1, "", pane, pane, new Tally(events).toBytes(), admission);
  }

  AdmissionHarness<N> hear(N news) throws Exception {
    flink.processElement1(news, 0);
    return this;
  }

  AdmissionHarness<N> count(PaneCounts counts) throws Exception {
    flink.processElement2(counts, 0);
    return this;
  }

  /** Nothing before {@code end} will come. */
  AdmissionHarness<N> passes(long end) throws Exception {
    flink.processBothWatermarks(new Watermark(end - 1));
    return this;
  }

  /** Events that were handed on, by {@code version@pane}. */
  TreeMap<String, Long> sums() {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (PaneCounts counts : flink.extractOutputValues()) {
      sums.merge(
          counts.version() + "@" + counts.paneStart() / MINUTE,
          Tally.fromBytes(counts.counts()).count(),
          Long::sum);
    }
    return sums;
  }

  List<SeriesDefinition> measured() {
    return side(SeriesOutputs.MEASURED);
  }

  List<SeriesDefinition> continued() {
    return side(SeriesOutputs.CONTINUED);
  }

  List<VersionNews> news() {
    return side(AdmitVersions.NEWS);
  }

  List<Alert> alerts() {
    return side(AdmitVersions.ALERTS);
  }

  private <T> List<T> side(OutputTag<T> tag) {
    List<T> announced = new ArrayList<>();
    if (flink.getSideOutput(tag) != null) {
      for (StreamRecord<T> record : flink.getSideOutput(tag)) {
        announced.add(record.getValue());
      }
    }
    return announced;
  }
}
