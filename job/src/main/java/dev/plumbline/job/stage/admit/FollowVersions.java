package dev.plumbline.job.stage.admit;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.event.VersionNews;
import dev.plumbline.job.stage.admit.LiveVersions.Verdict;
import dev.plumbline.job.window.CountedStream;
import dev.plumbline.job.window.state.BoundedTimeOperator;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.measurement.CountsFormat;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.statistics.exact.Accumulator;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Does to the counts of a stage what {@link AdmitVersions} decided: hands them on under their
 * version, or under {@value Versions#OTHER}. Labels go where their prediction went, by the six
 * hours in which it was made, however late they come.
 *
 * <p>In: {@link VersionNews} and {@link PaneCounts}, in any order. Out: counts. What nothing is
 * known of waits until it is decided, at the latest at the end of the pane of its predictions, and
 * goes on before event time does: cohorts are announced between two ends of panes. The decision
 * about late predictions comes at a later end of a pane, and is waited for an hour at most, or a
 * pane where that is longer.
 *
 * <p>State, keyed by model: what was decided (until {@link VersionLimit#memory} after), counts that
 * wait. Timers: one for each pane with counts that wait, one for news while any do, one a period to
 * forget.
 *
 * @param <A> what is counted
 */
final class FollowVersions<A extends Accumulator<A>>
    extends KeyedCoProcessFunction<String, VersionNews, PaneCounts, PaneCounts> {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final CountsFormat<A> format;
  private final VersionLimit limit;

  private transient KeyedVersionBook book;
  private transient LiveVersions live;
  private transient WaitingCounts<A> waiting;

  FollowVersions(CountsFormat<A> format, VersionLimit limit) {
    this.format = format;
    this.limit = limit;
  }

  static <A extends Accumulator<A>> DataStream<PaneCounts> attach(
      CountedStream<A> counted, DataStream<VersionNews> news, VersionLimit limit, String uid) {
    return news.keyBy(VersionNews::model)
        .connect(counted.counts().keyBy(PaneCounts::admissionKey))
        .transform(
            uid,
            PaneCounts.TYPE,
            new BoundedTimeOperator<>(new FollowVersions<>(counted.measurer(), limit)))
        .uid(uid);
  }

  @Override
  public void open(OpenContext context) {
    book = new KeyedVersionBook(getRuntimeContext());
    live = new LiveVersions(book, limit.versions());
    waiting = new WaitingCounts<>(getRuntimeContext(), format);
  }

  @Override
  public void processElement1(VersionNews news, Context context, Collector<PaneCounts> out)
      throws Exception {
    book.putSince(news.since());
    if (news.isFull()) {
      book.putFull(Math.max(book.full(), news.period()));
    } else {
      live.admit(news.version(), news.period());
    }
    TimerService timers = context.timerService();
    timers.registerEventTimeTimer(limit.forgottenAt(news.period()) - 1);
    if (!waiting.isEmpty()) { // once for all news before event time goes on
      timers.registerEventTimeTimer(timers.currentWatermark() + 1);
    }
  }

  @Override
  public void processElement2(PaneCounts counts, Context context, Collector<PaneCounts> out)
      throws Exception {
    if (!AnnouncedSeries.isOfOneVersion(counts.version())) {
      out.collect(counts);
      return;
    }
    TimerService timers = context.timerService();
    Verdict verdict =
        verdict(counts.version(), counts.admission().period(), timers.currentWatermark());
    if (verdict == Verdict.OPEN) {
      await(counts, timers);
    } else {
      send(counts, verdict, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PaneCounts> out)
      throws Exception {
    long end = timestamp + 1;
    List<PaneCounts> due =
        waiting.take(
            held ->
                held.decidedAt() <= end
                    || verdict(held.version(), held.period(), timestamp) != Verdict.OPEN);
    for (PaneCounts counts : due) {
      Verdict verdict = verdict(counts.version(), counts.admission().period(), timestamp);
      if (verdict != Verdict.OPEN) {
        send(counts, verdict, out);
      } else if (book.since() == VersionBook.NEVER) {
        send(counts, Verdict.OWN, out); // of a job that did not decide about versions yet
      } else if (counts.admission().decidedAt() + HOUR <= end) {
        send(counts, Verdict.OTHER, out);
      } else {
        waiting.await(counts, counts.admission().decidedAt());
        context
            .timerService()
            .registerEventTimeTimer(counts.admission().decidedAfter(timestamp) - 1);
      }
    }
    if (Math.floorMod(end, LiveVersions.PERIOD) == 0) {
      live.forget(end - limit.memoryMs());
      if (book.isEmpty()) {
        book.clear();
      }
    }
  }

  private Verdict verdict(String version, long period, long watermark) throws Exception {
    boolean isBefore =
        book.since() != VersionBook.NEVER && period < book.since()
            || period + limit.memoryMs() <= watermark; // nothing of then is known any more
    return isBefore ? Verdict.OWN : live.of(version, period);
  }

  private void await(PaneCounts counts, TimerService timers) throws Exception {
    Admission admission = counts.admission();
    long decidedAt = admission.decidedAfter(timers.currentWatermark());
    waiting.await(counts, decidedAt);
    timers.registerEventTimeTimer(decidedAt - 1);
  }

  private static void send(PaneCounts counts, Verdict verdict, Collector<PaneCounts> out) {
    out.collect(verdict == Verdict.OTHER ? counts.ofVersion(Versions.OTHER) : counts);
  }
}
