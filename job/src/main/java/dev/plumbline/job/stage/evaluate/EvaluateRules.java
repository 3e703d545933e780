package dev.plumbline.job.stage.evaluate;

import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertMemory;
import dev.plumbline.monitoring.alert.Evidence;
import dev.plumbline.monitoring.alert.Judgement;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges measurements by the rules of the monitor that was in force at their window's end.
 *
 * <p>In: {@link SeriesDefinition} (which brings the rules) and {@link WindowReport}, in any order:
 * what comes before its definition waits. Out: {@link Alert}s that fire, get worse or resolve.
 * State, keyed by series: what each rule remembers of each feature, until the series or the rule
 * ends; the last {@value #MOST_REVISIONS} revisions of the monitor. The same reports in window
 * order give the same alerts: no clock decides anything. A timer of event time frees what is left
 * of a series that has ended when nothing was heard of it for longer than any stage can still
 * measure it.
 */
public final class EvaluateRules
    extends KeyedCoProcessFunction<String, SeriesDefinition, WindowReport, Alert> {

  private static final String UID = "evaluate-rules";
  private static final int MOST_REVISIONS = 4;

  private static final MapStateDescriptor<Integer, String> REVISIONS =
      new MapStateDescriptor<>("monitor-revisions", Types.INT, Types.STRING);
  private static final ValueStateDescriptor<Integer> JUDGED =
      new ValueStateDescriptor<>("judged-revision", Types.INT);
  private static final MapStateDescriptor<String, AlertMemory> MEMORIES =
      new MapStateDescriptor<>(
          "alert-memories", Types.STRING, TypeInformation.of(AlertMemory.class));
  private static final ValueStateDescriptor<Long> FORGET =
      new ValueStateDescriptor<>("forget-at", Types.LONG);
  private static final ListStateDescriptor<WindowReport> EARLY =
      new ListStateDescriptor<>("early", TypeInformation.of(WindowReport.class));

  private transient MapState<Integer, String> revisions;
  private transient ValueState<Integer> judged;
  private transient MapState<String, AlertMemory> memories;
  private transient ListState<WindowReport> early;
  private transient ValueState<Long> forget;
  private transient Judges judges;

  EvaluateRules() {}

  /** Attaches the evaluation of rules to everything that was measured. */
  public static DataStream<Alert> attach(
      DataStream<SeriesDefinition> series, DataStream<WindowReport> reports) {
    return series
        .keyBy(SeriesDefinition::alertKey)
        .connect(reports.keyBy(WindowReport::alertKey))
        .process(new EvaluateRules(), TypeInformation.of(Alert.class))
        .uid(UID)
        .name(UID);
  }

  @Override
  public void open(OpenContext context) {
    revisions = getRuntimeContext().getMapState(REVISIONS);
    judged = getRuntimeContext().getState(JUDGED);
    memories = getRuntimeContext().getMapState(MEMORIES);
    early = getRuntimeContext().getListState(EARLY);
    forget = getRuntimeContext().getState(FORGET);
    judges = new Judges();
  }

  @Override
  public void processElement1(SeriesDefinition series, Context context, Collector<Alert> out)
      throws Exception {
    String text = series.definition().monitor();
    forget.clear();
    revisions.put(judges.of(text).monitor().revision(), text);
    forgetOldRevisions();
    for (WindowReport waiting : early.get()) {
      judge(waiting, context, out);
    }
    early.clear();
  }

  @Override
  public void processElement2(WindowReport report, Context context, Collector<Alert> out)
      throws Exception {
    if (revisions.isEmpty()) {
      early.add(report);
    } else {
      judge(report, context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    Long at = forget.value();
    if (at != null && at <= timestamp) {
      revisions.clear();
      judged.clear();
      memories.clear();
      early.clear();
      forget.clear();
    }
  }

  private void judge(WindowReport report, Context context, Collector<Alert> out) throws Exception {
    Judge judge = inForce(report.windowEnd());
    if (report.ended() != null) {
      endAlerts(report, judge, out);
      long at = report.windowEnd() + judge.longestSilenceMs();
      forget.update(at);
      context.timerService().registerEventTimeTimer(at);
      return;
    }
    forget.clear();
    Judge newest = newestJudge(report.windowEnd(), judge, out);
    for (Measurement measurement : report.measurements()) {
      for (Rule rule : judge.rules().rulesFor(measurement)) {
        if (!report.isFor(rule, measurement) || !newest.rules().has(rule.name())) {
          continue; // an alert of a rule that is gone would never end
        }
        String key = rule.name() + "/" + measurement.feature();
        Judgement judgement =
            judge
                .lifecycle()
                .judge(rule, memories.get(key), measurement, evidence(report, measurement));
        take(key, judgement, out);
      }
    }
  }

  /**
   * The judge of the newest revision that any window reached. Windows of different metrics come out
   * of step and old ones are revised: going back to an older revision ends nothing.
   */
  private Judge newestJudge(long at, Judge judge, Collector<Alert> out) throws Exception {
    Integer last = judged.value();
    int revision = judge.monitor().revision();
    if (last != null && last > revision) {
      return judges.of(revisions.get(last));
    }
    if (last == null || last < revision) {
      judged.update(revision);
      endAlertsOfDroppedRules(at, judge, out);
    }
    return judge;
  }

  private static List<Evidence> evidence(WindowReport report, Measurement measurement) {
    return report.evidence().stream()
        .filter(moved -> moved.feature().equals(measurement.feature()))
        .map(moved -> new Evidence(moved.what(), moved.referenceShare(), moved.currentShare()))
        .toList();
  }

  private void take(String key, Judgement judgement, Collector<Alert> out) throws Exception {
    if (judgement.memory() == null) {
      memories.remove(key);
    } else {
      memories.put(key, judgement.memory());
    }
    if (judgement.alert() != null) {
      out.collect(judgement.alert());
    }
  }

  private void endAlerts(WindowReport report, Judge judge, Collector<Alert> out) throws Exception {
    for (Map.Entry<String, AlertMemory> entry : remembered()) {
      if (report.endedMetrics().contains(entry.getValue().metric())
          && report.ofCohorts() == entry.getValue().isOfCohorts()) {
        take(
            entry.getKey(),
            judge.lifecycle().end(entry.getValue(), report.ended(), report.windowEnd()),
            out);
      }
    }
  }

  private void endAlertsOfDroppedRules(long at, Judge judge, Collector<Alert> out)
      throws Exception {
    for (Map.Entry<String, AlertMemory> entry : remembered()) {
      String rule = entry.getKey().substring(0, entry.getKey().indexOf('/'));
      if (!judge.rules().has(rule)) {
        take(
            entry.getKey(),
            judge.lifecycle().end(entry.getValue(), "its rule was removed", at),
            out);
      }
    }
  }

  private List<Map.Entry<String, AlertMemory>> remembered() throws Exception {
    List<Map.Entry<String, AlertMemory>> entries = new ArrayList<>();
    memories.entries().forEach(entry -> entries.add(Map.entry(entry.getKey(), entry.getValue())));
    entries.sort(Map.Entry.comparingByKey());
    return entries;
  }

  /** A change of rules only judges windows that end after it took effect. */
  private Judge inForce(long windowEnd) throws Exception {
    Judge earliest = null;
    Judge latest = null;
    for (Integer revision : sorted(revisions.keys())) {
      Judge judge = judges.of(revisions.get(revision));
      earliest = earliest == null ? judge : earliest;
      if (judge.monitor().effectiveFrom().toEpochMilli() < windowEnd) {
        latest = judge;
      }
    }
    return latest == null ? earliest : latest;
  }

  private void forgetOldRevisions() throws Exception {
    List<Integer> known = sorted(revisions.keys());
    for (int i = 0; i < known.size() - MOST_REVISIONS; i++) {
      revisions.remove(known.get(i));
    }
  }

  private static List<Integer> sorted(Iterable<Integer> numbers) {
    List<Integer> sorted = new ArrayList<>();
    numbers.forEach(sorted::add);
    sorted.sort(null);
    return sorted;
  }
}
