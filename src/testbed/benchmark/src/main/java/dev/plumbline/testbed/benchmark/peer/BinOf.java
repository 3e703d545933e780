package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.testbed.benchmark.workload.ReferenceData;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;

/**
 * The SQL function {@code BIN_OF(feature, value)}: the first bin of the feature whose upper edge is
 * at or above the value; {@value #NONE} for a value that is missing or not finite.
 */
public final class BinOf extends ScalarFunction {

  /** The bin of what is no number. */
  static final int NONE = -1;

  private final double[][] upperEdges;
  private final String[] names;
  private transient Map<StringData, double[]> byName;

  /**
   * A function for these features.
   *
   * @param names names of the features
   * @param upperEdges by the same positions, ascending, one less than there are bins
   */
  BinOf(List<String> names, double[][] upperEdges) {
    this.names = names.toArray(String[]::new);
    this.upperEdges = upperEdges;
  }

  /** The function for the features of a workload, with the bins of its reference. */
  static BinOf of(Workload workload) {
    Profile reference = ReferenceData.of(workload);
    List<String> names =
        IntStream.range(0, workload.traffic().features())
            .mapToObj(WorkloadTraffic::feature)
            .toList();
    double[][] edges =
        names.stream()
            .map(name -> (NumericProfile) reference.feature(name).orElseThrow())
            .map(feature -> feature.bins().orElseThrow().upperEdges())
            .toArray(double[][]::new);
    return new BinOf(names, edges);
  }

  @Override
  public void open(FunctionContext context) {
    byName = new HashMap<>();
    for (int feature = 0; feature < names.length; feature++) {
      byName.put(StringData.fromString(names[feature]), upperEdges[feature]);
    }
  }

  /** The bin by the position of the feature, counted from 1 as {@code WITH ORDINALITY} does. */
  public int eval(int position, double value) {
    return bin(upperEdges[position - 1], value);
  }

  /** The bin by the name of the feature. */
  public int eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name, Double value) {
    return value == null ? NONE : bin(byName.get(name), value);
  }

  private static int bin(double[] edges, double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    int found = Arrays.binarySearch(edges, value + 0.0); // -0.0 is 0.0
    return found >= 0 ? found : -found - 1;
  }
}
