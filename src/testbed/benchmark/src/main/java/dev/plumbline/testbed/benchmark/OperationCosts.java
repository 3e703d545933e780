package dev.plumbline.testbed.benchmark;

import java.util.List;

/**
 * A group of JMH benchmarks that becomes one table: what each operation costs on each subject. To
 * add a group, write one public class that implements this, with {@code @State(Scope.Thread)}, one
 * public {@code @Param} that names the subject and a {@code @Benchmark} method for each operation,
 * and name it in {@link OperationGroups}.
 */
public interface OperationCosts {

  /** How it is called on the command line. */
  String group();

  /** What it measures, in one line. */
  String about();

  /** Names of the {@code @Benchmark} methods, in the order of the columns. */
  List<String> operations();

  /** A subject as the table calls it. */
  default String label(String subject) {
    return subject;
  }
}
