package dev.plumbline.testbed.benchmark.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.testbed.benchmark.contender.Contender;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The main of a contender's process: for each line on standard input, an {@link Order}, it runs the
 * job once and answers a line, an {@link RunOutcome}. It ends when its standard input does.
 */
public final class ContenderProcess {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ContenderProcess() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments name of the contender and how many subtasks may run at once
   */
  public static void main(String[] arguments) {
    int status = 0;
    try {
      answerAll(arguments);
    } catch (Exception failure) {
      failure.printStackTrace();
      status = 1;
    }
    System.exit(status); // the cluster's threads would keep it
  }

  private static void answerAll(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err); // whatever else is printed does not get between the answers
    Contender contender = Contenders.named(arguments[0]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    OneJob job = new OneJob(Integer.parseInt(arguments[1]));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      answers.println(JSON.writeValueAsString(answer(job, contender, line)));
      answers.flush();
    }
  }

  private static RunOutcome answer(OneJob job, Contender contender, String line) {
    try {
      return job.run(contender, JSON.readValue(line, Order.class));
    } catch (Exception failure) {
      failure.printStackTrace();
      return RunOutcome.failed("failed: " + root(failure));
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
