package dev.plumbline.job.stage.admit;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.event.VersionNews;
import dev.plumbline.job.stage.admit.LiveVersions.Verdict;
import dev.plumbline.job.window.state.RevisionsInForce;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.AnnouncedSeries.Purpose;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.statistics.exact.Accumulator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Decides which versions of a model are measured for themselves, see {@link LiveVersions}, and
 * hands on counts of predictions and announced series: under their version, or under {@value
 * Versions#OTHER}.
 *
 * <p>In: {@link AnnouncedSeries} and {@link PaneCounts} of predictions, in any order. Out: counts,
 * and on the side series, {@link VersionNews} and the alert that there are too many. What belongs
 * to a version that is live goes on at once, what belongs to a new one when its pane ends, before
 * the watermark does: whoever adds up the panes has it in time. Late ones are decided about at the
 * next end of a pane. Series of all versions together, and of none, pass.
 *
 * <p>State, keyed by model: in which periods each version was admitted (until {@link
 * VersionLimit#memory} after), counts and series that wait (until their pane ends), the last
 * revisions of the monitor, the alert. All of it is freed when nothing was admitted for so long.
 * Timers: one for each pane with something to decide, one a period to forget, one for the alert.
 *
 * @param <A> what is counted of predictions
 */
final class AdmitVersions<A extends Accumulator<A>>
    extends KeyedCoProcessFunction<String, AnnouncedSeries, PaneCounts, PaneCounts> {

  static final OutputTag<VersionNews> NEWS =
      new OutputTag<>("version-news", TypeInformation.of(VersionNews.class));
  static final OutputTag<Alert> ALERTS =
      new OutputTag<>("limit-alerts", TypeInformation.of(Alert.class));

  private final WindowMeasurer<A> measurer;
  private final VersionLimit limit;

  private transient ParsedMonitors monitors;
  private transient SeriesOutputs outputs;
  private transient RevisionsInForce revisions;
  private transient Decisions decisions;
  private transient WaitingCounts<A> waitingCounts;
  private transient WaitingSeries waitingSeries;
  private transient LimitAlert alert;
  private transient AnnouncedOthers announcedOthers;
  private transient Counter versionsOverLimit;
  private transient Counter predictionsOverLimit;

  AdmitVersions(WindowMeasurer<A> measurer, VersionLimit limit) {
    this.measurer = measurer;
    this.limit = limit;
  }

  @Override
  public void open(OpenContext context) {
    monitors = new ParsedMonitors();
    outputs = new SeriesOutputs(monitors);
    revisions = new RevisionsInForce(getRuntimeContext(), monitors);
    decisions = new Decisions(getRuntimeContext(), limit);
    waitingCounts = new WaitingCounts<>(getRuntimeContext(), measurer);
    waitingSeries = new WaitingSeries(getRuntimeContext());
    alert = new LimitAlert(getRuntimeContext(), limit.versions());
    announcedOthers = new AnnouncedOthers();
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    versionsOverLimit = metrics.counter("versionsOverLimit");
    predictionsOverLimit = metrics.counter("predictionsOverLimit");
  }

  @Override
  public void processElement1(AnnouncedSeries news, Context context, Collector<PaneCounts> out)
      throws Exception {
    SeriesDefinition series = news.series();
    if (!AnnouncedSeries.isOfOneVersion(series.version())) {
      outputs.send(news, context);
      return;
    }
    if (series.isRedefinition()) {
      waitingSeries.redefine(news);
      outputs.send(news, context);
      outputs.sendOfOthers(news, context); // what is not known there says nothing
      return;
    }
    revisions.add(series.definition().monitor());
    Admission admission = Admission.inPane(news.admittedAt(), outputs.paneMs(series));
    switch (verdict(series.version(), admission, context)) {
      case OWN -> outputs.send(news, context);
      case OTHER -> refuse(news, admission.period(), nextEnd(admission, context), context);
      case OPEN -> waitingSeries.await(news, admission.period(), untilDecided(admission, context));
    }
  }

  @Override
  public void processElement2(PaneCounts counts, Context context, Collector<PaneCounts> out)
      throws Exception {
    if (!AnnouncedSeries.isOfOneVersion(counts.version())) {
      out.collect(counts);
      return;
    }
    Admission admission = counts.admission();
    switch (verdict(counts.version(), admission, context)) {
      case OWN -> out.collect(counts);
      case OTHER -> refuse(counts, nextEnd(admission, context), context, out);
      case OPEN -> waitingCounts.await(counts, untilDecided(admission, context));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PaneCounts> out)
      throws Exception {
    long end = timestamp + 1;
    List<PaneCounts> counts = waitingCounts.takeUntil(end);
    List<WaitingSeries.Due> series = waitingSeries.takeUntil(end);
    decide(counts, series, context);
    for (WaitingSeries.Due due : series) {
      AnnouncedSeries news = due.news();
      if (isStillOpen(due, end, context)) {
        Admission next = new Admission(due.period(), end, outputs.paneMs(news.series()));
        waitingSeries.await(news, due.period(), untilDecided(next, context));
      } else if (decisions.isOwn(news.series().version(), due.period())) {
        outputs.send(news, context);
      } else if (news.series().isRedefinition()) {
        outputs.sendOfOthers(news, context);
      } else {
        refuse(news, due.period(), end, context);
      }
    }
    for (PaneCounts sum : counts) {
      if (decisions.isOwn(sum.version(), sum.admission().period())) {
        out.collect(sum);
      } else {
        refuse(sum, end, context, out);
      }
    }
    if (!revisions.isEmpty()) {
      alert
          .reached(end, () -> monitors.of(revisions.at(end)), context.timerService())
          .ifPresent(step -> context.output(ALERTS, step));
    }
    if (decisions.forget(end)) {
      revisions.clear();
      alert.clear();
    }
  }

  /** The panes of a later generation may end before that of the event by which it is decided. */
  private boolean isStillOpen(WaitingSeries.Due due, long end, Context context) throws Exception {
    AnnouncedSeries news = due.news();
    return news.purpose() == Purpose.CONTINUED
        && !news.series().isRedefinition()
        && end < due.period() + LiveVersions.PERIOD + outputs.paneMs(news.series())
        && verdict(
                news.series().version(),
                new Admission(due.period(), end, outputs.paneMs(news.series())),
                context)
            == Verdict.OPEN;
  }

  private void decide(List<PaneCounts> counts, List<WaitingSeries.Due> series, Context context)
      throws Exception {
    NewVersions undecided = new NewVersions();
    for (WaitingSeries.Due due : series) {
      SeriesDefinition of = due.news().series();
      if (due.news().purpose() == Purpose.CONTINUED) {
        continue; // its event was announced for itself
      }
      Monitor monitor = monitors.of(of.definition().monitor());
      boolean isNamed =
          monitor.rules().stream()
              .anyMatch(rule -> rule.scope().series().versions().contains(of.version()));
      undecided.heard(due.period(), of.version(), isNamed);
    }
    for (PaneCounts sum : counts) {
      undecided.counted(sum.admission().period(), sum.version(), eventsOf(sum));
    }
    decisions.decide(
        undecided, context.getCurrentKey(), context.timerService(), announced(context));
  }

  private Verdict verdict(String version, Admission admission, Context context) throws Exception {
    return decisions.of(
        version,
        admission.period(),
        context.getCurrentKey(),
        context.timerService(),
        announced(context));
  }

  private Consumer<VersionNews> announced(Context context) {
    return news -> context.output(NEWS, news);
  }

  private long nextEnd(Admission admission, Context context) {
    return admission.decidedAfter(context.timerService().currentWatermark());
  }

  private long untilDecided(Admission admission, Context context) {
    long decidedAt = nextEnd(admission, context);
    context.timerService().registerEventTimeTimer(decidedAt - 1);
    return decidedAt;
  }

  private void refuse(AnnouncedSeries news, long period, long paneEnd, Context context)
      throws Exception {
    SeriesDefinition series = news.series();
    boolean isFirst = news.purpose() == Purpose.MEASURED;
    if (isFirst && series.event() && series.segment().equals(Segment.ALL)) {
      versionsOverLimit.inc();
    }
    if (news.purpose() != Purpose.CONTINUED) {
      alert.over(period, paneEnd, context.timerService());
    }
    AnnouncedSeries ofOthers = news.ofVersion(Versions.OTHER);
    if (announcedOthers.isNews(ofOthers, outputs.paneMs(series))) {
      outputs.sendOfOthers(news, context);
    }
  }

  private void refuse(PaneCounts counts, long paneEnd, Context context, Collector<PaneCounts> out)
      throws Exception {
    predictionsOverLimit.inc(eventsOf(counts));
    alert.over(counts.admission().period(), paneEnd, context.timerService());
    out.collect(counts.ofVersion(Versions.OTHER));
  }

  /** Of the series over all segments, so that each is counted once. */
  private long eventsOf(PaneCounts counts) {
    return counts.segment().equals(Segment.ALL)
        ? measurer.events(measurer.read(counts.counts()))
        : 0;
  }
}
