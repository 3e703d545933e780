package dev.plumbline.job.stage.evaluate;

import dev.plumbline.job.window.state.RevisionsInForce;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertMemory;
import dev.plumbline.monitoring.alert.Evidence;
import dev.plumbline.monitoring.alert.Judgement;
import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.SeriesDefinition;
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
 * State, keyed by series: what each rule remembers of each feature and generation of the monitor,
 * until the series or the rule ends; the last {@value RevisionsInForce#MOST} revisions of the
 * monitor; when an event of the series was last heard of. The same reports of a generation in
 * window order give the same alerts, however those of another generation come between: no clock
 * decides anything. A timer of event time frees what is left of a series that has ended when
 * nothing was heard of it for longer than any stage can still measure it.
 */
public final class EvaluateRules
    extends KeyedCoProcessFunction<String, SeriesDefinition, WindowReport, Alert> {

  private static final String UID = "evaluate-rules";

  private static final MapStateDescriptor<Integer, Integer> JUDGED =
      new MapStateDescriptor<>("judged-revisions", Types.INT, Types.INT);
  private static final ValueStateDescriptor<Long> FORGET =
      new ValueStateDescriptor<>("forget-at", Types.LONG);
  private static final ValueStateDescriptor<Long> HEARD =
      new ValueStateDescriptor<>("heard-until", Types.LONG);
  private static final ListStateDescriptor<WindowReport> EARLY =
      new ListStateDescriptor<>("early", TypeInformation.of(WindowReport.class));

  private transient RevisionsInForce revisions;
  private transient RevisionJudges judges;
  private transient MapState<Integer, Integer> judged;
  private transient RuleMemories memories;
  private transient ListState<WindowReport> early;
  private transient ValueState<Long> forget;
  private transient ValueState<Long> heard;

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
    ParsedMonitors monitors = new ParsedMonitors();
    revisions = new RevisionsInForce(getRuntimeContext(), monitors);
    judges = new RevisionJudges(monitors);
    judged = getRuntimeContext().getMapState(JUDGED);
    memories = new RuleMemories(getRuntimeContext());
    early = getRuntimeContext().getListState(EARLY);
    forget = getRuntimeContext().getState(FORGET);
    heard = getRuntimeContext().getState(HEARD);
  }

  @Override
  public void processElement1(SeriesDefinition series, Context context, Collector<Alert> out)
      throws Exception {
    String text = series.definition().monitor();
    if (revisions.isEmpty() && series.isRedefinition()) {
      return; // it has ended, and nothing of it is left
    }
    revisions.add(text);
    if (series.event() && (heard.value() == null || heard.value() < series.at())) {
      heard.update(series.at());
    }
    RevisionJudge heard = judges.of(text);
    // After a failover every generation is reported again, in any order: the newest decides.
    if (revisions.isNewest(heard.monitor().revision())) {
      forget.clear();
      if (series.definition().last()) {
        forgetAt(series.definition().until() + heard.longestSilenceMs(), context);
      }
    }
    List<WindowReport> waiting = new ArrayList<>();
    early.get().forEach(waiting::add);
    early.clear();
    for (WindowReport report : waiting) {
      take(report, context, out);
    }
  }

  @Override
  public void processElement2(WindowReport report, Context context, Collector<Alert> out)
      throws Exception {
    take(report, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    Long at = forget.value();
    Long last = heard.value();
    if (at == null || at > timestamp) {
      return;
    }
    if (last != null && last > at) { // ingest told of its next life already, and tells it once
      forgetAt(last + judges.of(revisions.at(last)).longestSilenceMs(), context);
    } else {
      revisions.clear();
      judged.clear();
      memories.clear();
      early.clear();
      forget.clear();
      heard.clear();
    }
  }

  /** Judges a report when the revision that measured it is known, behind those that wait for it. */
  private void take(WindowReport report, Context context, Collector<Alert> out) throws Exception {
    boolean mustWait =
        revisions.isEmpty()
            || early.get().iterator().hasNext()
            || !report.measurements().isEmpty()
                && revisions.isToCome(report.measurements().get(0).monitorRevision());
    if (mustWait) {
      early.add(report);
    } else if (report.ended() != null) {
      RevisionJudge judge = judges.of(revisions.at(report.windowEnd()));
      endAlerts(report, judge, out);
      forgetAt(report.windowEnd() + judge.longestSilenceMs(), context);
    } else if (!report.afterEnd()) {
      judge(report, out);
    }
  }

  private void judge(WindowReport report, Collector<Alert> out) throws Exception {
    RevisionJudge judge = judges.of(revisions.at(report.windowEnd()));
    forget.clear();
    RevisionJudge newest = newestJudge(report, judge, out);
    for (Measurement measurement : report.measurements()) {
      for (Rule rule : judge.rules().rulesFor(measurement)) {
        if (!report.isFor(rule, measurement)
            || !isJudgedBy(newest, rule.name(), report, measurement.feature())) {
          continue; // an alert of a rule that is gone would never end
        }
        String key = RuleMemories.keyOf(report.generation(), rule.name(), measurement.feature());
        Judgement judgement =
            judge
                .lifecycle()
                .judge(rule, memories.get(key), measurement, evidence(report, measurement));
        memories.remember(key, judgement, out);
      }
    }
  }

  private void forgetAt(long instant, Context context) throws Exception {
    forget.update(instant);
    context.timerService().registerEventTimeTimer(instant);
  }

  /**
   * The judge of the newest revision that any window of the generation reached. Windows of
   * different metrics come out of step and old ones are revised: going back to an older revision
   * ends nothing.
   */
  private RevisionJudge newestJudge(WindowReport report, RevisionJudge judge, Collector<Alert> out)
      throws Exception {
    Integer last = judged.get(report.generation());
    int revision = judge.monitor().revision();
    if (last != null && last > revision) {
      return judges.of(revisions.of(last));
    }
    if (last == null || last < revision) {
      judged.put(report.generation(), revision);
      endAlertsOfDroppedRules(report, judge, out);
    }
    return judge;
  }

  private static List<Evidence> evidence(WindowReport report, Measurement measurement) {
    return report.evidence().stream()
        .filter(moved -> moved.feature().equals(measurement.feature()))
        .map(moved -> new Evidence(moved.what(), moved.referenceShare(), moved.currentShare()))
        .toList();
  }

  private void endAlerts(WindowReport report, RevisionJudge judge, Collector<Alert> out)
      throws Exception {
    for (Map.Entry<String, AlertMemory> entry : memories.of(report.generation())) {
      if (report.endedMetrics().contains(entry.getValue().metric())
          && report.ofCohorts() == entry.getValue().isOfCohorts()) {
        memories.remember(
            entry.getKey(),
            judge.lifecycle().end(entry.getValue(), report.ended(), report.windowEnd()),
            out);
      }
    }
  }

  private void endAlertsOfDroppedRules(
      WindowReport report, RevisionJudge judge, Collector<Alert> out) throws Exception {
    for (Map.Entry<String, AlertMemory> entry : memories.of(report.generation())) {
      String rule = RuleMemories.ruleOf(entry.getKey());
      if (!isJudgedBy(judge, rule, report, RuleMemories.featureOf(entry.getKey()))) {
        memories.remember(
            entry.getKey(),
            judge
                .lifecycle()
                .end(
                    entry.getValue(),
                    "its rule was removed or no longer judges this series",
                    report.windowEnd()),
            out);
      }
    }
  }

  private static boolean isJudgedBy(
      RevisionJudge judge, String rule, WindowReport report, String feature) {
    return judge.rules().has(rule, report.version(), report.segment(), feature);
  }
}
