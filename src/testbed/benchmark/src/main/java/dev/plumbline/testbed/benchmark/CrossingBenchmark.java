package dev.plumbline.testbed.benchmark;

import dev.plumbline.job.wire.AwaitedPredictionWriter;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.job.wire.JoinRecord;
import dev.plumbline.job.wire.LabelBytes;
import dev.plumbline.job.wire.PredictionGroups;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Versions;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One prediction or label on its way to the join. Public because JMH extends it. */
@State(Scope.Thread)
public class CrossingBenchmark implements OperationCosts {

  private static final long AT = 1_793_491_200_123L;

  /** What predictions belong to. */
  public enum Segments {
    NONE(new String[0]),
    FIVE(new String[] {"channel=web", "country=de", "tier=gold", "device=phone", "age=30-39"});

    private final String[] names;

    Segments(String[] names) {
      this.names = names;
    }
  }

  /** Of each prediction. */
  @Param public Segments segments;

  private final TypeSerializer<JoinRecord> serializer =
      JoinRecord.TYPE.createSerializer(new SerializerConfigImpl());
  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();
  private final PredictionGroups groups = new PredictionGroups();
  private final Answer answer = new Answer("ok", null, 0.25);
  private final ReportedLabel reported = new ReportedLabel(AT, "fraud", null, false, false);
  private final JoinKey key = JoinKey.of("fraud", "4f6c1b9e-2d7a-4c1f-9a53-0e1d2c3b4a59");
  private final AwaitedPredictionWriter writer =
      new AwaitedPredictionWriter(
          "fraud",
          1,
          new JudgingTerms(
              Versions.BOTH, Task.BINARY, "fraud", null, false, 604_800_000, 86_400_000, 60_000));

  @Override
  public String group() {
    return "crossing";
  }

  @Override
  public String about() {
    return "one prediction or label on its way to the join: its key, its bytes, the network, and read again";
  }

  @Override
  public List<String> operations() {
    return List.of("key", "prediction", "label", "crossed", "read");
  }

  /** The key of an id. */
  @Benchmark
  public JoinKey key() {
    return JoinKey.of("fraud", "4f6c1b9e-2d7a-4c1f-9a53-0e1d2c3b4a59");
  }

  /** A prediction's bytes. */
  @Benchmark
  public JoinRecord prediction() {
    return writer.record(key, "1", segments.names, AT, answer, null);
  }

  /** A label's bytes. */
  @Benchmark
  public JoinRecord label() {
    return LabelBytes.record(key, reported);
  }

  /** A prediction's bytes, written by Flink and read. */
  @Benchmark
  public JoinRecord crossed() throws IOException {
    out.clear();
    serializer.serialize(prediction(), out);
    in.setBuffer(out.getSharedBuffer(), 0, out.length());
    return serializer.deserialize(in);
  }

  /** A prediction's bytes, read when its label comes. */
  @Benchmark
  public AwaitedPrediction read() {
    return prediction().prediction(groups);
  }
}
