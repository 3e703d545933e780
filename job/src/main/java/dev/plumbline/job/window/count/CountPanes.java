package dev.plumbline.job.window.count;

import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.statistics.exact.Counted;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Counts events where they are, before the shuffle, so that only sums cross the network: a busy
 * model costs one record per pane and subtask, however many events it has.
 *
 * <p>In: events. Out: {@link PaneCounts}. State: none at a checkpoint; what was counted leaves
 * before the watermark that closes its pane, before an idle status, before every barrier, at the
 * end of the input, when the panes are many or large ({@link PaneBuffer}), when the counter asks
 * for it, and when nothing of that came for {@value #FRESH_MS} ms of the wall clock, so that no sum
 * waits for long where there are no checkpoints. When it leaves changes no result, since sums add
 * up. So a failover repeats exactly what was not yet counted downstream, and a rescale has nothing
 * to move. Late events: counted like any other; whoever adds up the panes decides what a late sum
 * means.
 *
 * @param <E> the event
 * @param <A> what is counted of it
 */
public final class CountPanes<E, A extends Counted> extends AbstractStreamOperator<PaneCounts>
    implements OneInputStreamOperator<E, PaneCounts> {

  private static final long FRESH_MS = 30_000;

  private final LocalCounter<E, A> counter;

  private transient PaneBuffer<A> panes;
  private transient StreamRecord<PaneCounts> reused;
  private transient boolean flushed;

  public CountPanes(LocalCounter<E, A> counter) {
    this.counter = counter;
  }

  @Override
  public void open() throws Exception {
    super.open();
    panes = new PaneBuffer<>();
    reused = new StreamRecord<>(null);
    flushLater();
  }

  private void flushLater() {
    ProcessingTimeService time = getProcessingTimeService();
    time.registerTimer(time.getCurrentProcessingTime() + FRESH_MS, now -> flushUnlessFlushed());
  }

  private void flushUnlessFlushed() {
    if (!flushed) {
      flush(Long.MAX_VALUE);
    }
    flushed = false;
    flushLater();
  }

  @Override
  public void processElement(StreamRecord<E> element) {
    counter.count(element.getValue(), panes);
    if (panes.isFull()) {
      flush(Long.MAX_VALUE);
    }
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    // A watermark of t says that nothing at or before t will come: a pane ending at t + 1 is whole.
    long end = watermark.getTimestamp();
    flush(end == Long.MAX_VALUE ? end : end + 1);
    super.processWatermark(watermark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    if (status.isIdle()) {
      flush(Long.MAX_VALUE);
    }
    super.processWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush(Long.MAX_VALUE);
  }

  @Override
  public void finish() throws Exception {
    flush(Long.MAX_VALUE);
    super.finish();
  }

  private void flush(long end) {
    flushed |= end == Long.MAX_VALUE;
    panes.flush(end, counts -> output.collect(reused.replace(counts)));
  }
}
