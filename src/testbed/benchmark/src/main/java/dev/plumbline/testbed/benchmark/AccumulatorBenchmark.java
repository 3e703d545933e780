package dev.plumbline.testbed.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The five operations, on one accumulator in one JVM. Public because JMH extends it. */
@State(Scope.Thread)
public class AccumulatorBenchmark implements OperationCosts {

  /** Name of one of the accumulators; all when none is chosen. */
  @Param public Subjects accumulator;

  private Subject<?> subject;

  @Override
  public String group() {
    return "accumulators";
  }

  @Override
  public String about() {
    return "one value counted, another merged, taken back, to bytes and from bytes";
  }

  @Override
  public List<String> operations() {
    return List.of("count", "add", "takeBack", "toBytes", "fromBytes");
  }

  @Override
  public String label(String subject) {
    return Subjects.valueOf(subject).label();
  }

  /** Fills it. */
  @Setup
  public void fill() {
    subject = accumulator.create();
  }

  /** One value. */
  @Benchmark
  public void count() {
    subject.count();
  }

  /** One pane into a window. */
  @Benchmark
  public void add() {
    subject.add();
  }

  /** One pane out of a window. */
  @Benchmark
  public void takeBack() {
    subject.takeBack();
  }

  /** One pane into state or onto the network. */
  @Benchmark
  public byte[] toBytes() {
    return subject.toBytes();
  }

  /** And back. */
  @Benchmark
  public Object fromBytes() {
    return subject.fromBytes();
  }
}
