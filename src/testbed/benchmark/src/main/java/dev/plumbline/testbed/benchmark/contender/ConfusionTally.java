package dev.plumbline.testbed.benchmark.contender;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums pairs by the class predicted and the class that was true, and tells the sums when the input
 * has ended: first beside the join, so that of the pairs nothing crosses the network, then all
 * subtasks together.
 */
public final class ConfusionTally extends AbstractStreamOperator<ConfusionTally.Pairs>
    implements OneInputStreamOperator<ConfusionTally.Pairs, ConfusionTally.Pairs>, BoundedOneInput {

  /**
   * So many pairs, fewer when they are taken back.
   *
   * @param predicted the class that the model predicted
   * @param actual the class that was true
   * @param number how many
   */
  public record Pairs(String predicted, String actual, long number) {

    /** The metric of a cell of the confusion matrix. */
    static String metric(String predicted, String actual) {
      return ContenderReading.PAIRS + "." + predicted + "." + actual;
    }

    private ContenderReading reading() {
      return new ContenderReading("*", "", metric(predicted, actual), 0, number);
    }
  }

  private final Map<String, Map<String, Long>> sums = new HashMap<>();

  private ConfusionTally() {}

  /** Attaches both, and the sink of their readings {@code pairs.PREDICTED.ACTUAL}. */
  public static void attach(DataStream<Pairs> pairs, ContenderResults results) {
    TypeInformation<Pairs> type = TypeInformation.of(Pairs.class);
    pairs
        .transform("tally-beside", type, new ConfusionTally())
        .uid("tally-beside")
        .transform("tally", type, new ConfusionTally())
        .setParallelism(1)
        .uid("tally")
        .sinkTo(results.sink(Pairs::reading))
        .setParallelism(1)
        .uid("tell");
  }

  @Override
  public void processElement(StreamRecord<Pairs> element) {
    Pairs pairs = element.getValue();
    sums.computeIfAbsent(pairs.predicted(), predicted -> new HashMap<>())
        .merge(pairs.actual(), pairs.number(), Long::sum);
  }

  @Override
  public void endInput() {
    sums.forEach(
        (predicted, row) ->
            row.forEach(
                (actual, number) ->
                    output.collect(new StreamRecord<>(new Pairs(predicted, actual, number)))));
  }
}
