package dev.plumbline.job.window;

import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.statistics.Accumulator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Counts events where they are, before the shuffle, so that only sums cross the network: a busy
 * model costs one record per pane and subtask, however many events it has.
 *
 * <p>In: events. Out: {@link PaneCounts}. State: none at a checkpoint; what was counted leaves
 * before the watermark that closes its pane, before an idle status, before every barrier, at the
 * end of the input, when more than {@value #MOST_PANES} panes are open, and when the counter asks
 * for it. So a failover repeats exactly what was not yet counted downstream, and a rescale has
 * nothing to move. Late events: counted like any other; whoever adds up the panes decides what a
 * late sum means.
 *
 * @param <E> the event
 * @param <A> what is counted of it
 */
public final class CountPanes<E, A extends Accumulator<A>>
    extends AbstractStreamOperator<PaneCounts> implements OneInputStreamOperator<E, PaneCounts> {

  private static final int MOST_PANES = 5_000; // some 35 KB each where scores are counted

  private final LocalCounter<E, A> counter;

  private transient PaneBuffer<A> panes;
  private transient StreamRecord<PaneCounts> reused;

  public CountPanes(LocalCounter<E, A> counter) {
    this.counter = counter;
  }

  @Override
  public void open() throws Exception {
    super.open();
    panes = new PaneBuffer<>();
    reused = new StreamRecord<>(null);
  }

  @Override
  public void processElement(StreamRecord<E> element) {
    counter.count(element.getValue(), panes);
    if (panes.size() > MOST_PANES || panes.isFull()) {
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
    panes.flush(end, counts -> output.collect(reused.replace(counts)));
  }
}
