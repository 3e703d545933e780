package dev.plumbline.job.window.state;

import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * An operator of two inputs whose time, when both are bounded, ends where the later of them ends.
 * Else it would depend on which is read to its end first: whoever is left moves time on alone, to
 * its own end, which may be the earlier one.
 *
 * @param <K> key
 * @param <A> first input
 * @param <B> second input
 * @param <OUT> output
 */
public class BoundedTimeOperator<K, A, B, OUT> extends KeyedCoProcessOperator<K, A, B, OUT> {

  private long last = Long.MIN_VALUE;

  public BoundedTimeOperator(KeyedCoProcessFunction<K, A, B, OUT> function) {
    super(function);
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    note(mark);
    super.processWatermark1(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) throws Exception {
    note(mark);
    super.processWatermark2(mark);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE && last > Long.MIN_VALUE) {
      super.processWatermark(new Watermark(last));
    }
    super.processWatermark(mark);
  }

  private void note(Watermark mark) {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      last = Math.max(last, mark.getTimestamp());
    }
  }
}
