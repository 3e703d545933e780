package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.statistics.exact.CompactReader;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What crosses to the join, a prediction or a label: nothing but what quality needs, already in the
 * bytes in which it will wait, and the key, worked out once.
 *
 * @param key under which prediction and label meet
 * @param content see {@link PredictionBytes} and {@link LabelBytes}
 */
public record JoinRecord(JoinKey key, byte[] content) {

  /** Of the layout of the content, which is its first byte. */
  public static final int VERSION = 2;

  /** How Flink serialises it. */
  public static final TypeInformation<JoinRecord> TYPE =
      new WrittenByHand<>(JoinRecord.class, JoinRecordSerializer.INSTANCE);

  /**
   * Reads a prediction.
   *
   * @throws IllegalArgumentException when the content is of another version, or damaged
   */
  public AwaitedPrediction prediction(PredictionGroups groups) {
    return PredictionBytes.read(reader(), content, groups);
  }

  /** Reads of a prediction where it counts and how it is judged, which is quick. */
  public PredictionGroup group(PredictionGroups groups) {
    return PredictionBytes.readGroup(reader(), content, groups);
  }

  /**
   * Reads a label.
   *
   * @throws IllegalArgumentException when the content is of another version, or damaged
   */
  public ReportedLabel label() {
    return LabelBytes.read(reader());
  }

  private CompactReader reader() {
    return new CompactReader("what crossed to the join", VERSION, content);
  }
}
