package dev.plumbline.testbed.benchmark.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A contender's process, the same flags for all: it waits until it is its turn. */
final class RunningContender implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Beside memory: what Flink opens for itself, what lets Avro 1.12.2 read the application's own
   * classes, and the JVM's messages off standard output, where the answers go.
   */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx3g",
          "-XX:+UseParallelGC",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=java.lang,dev.plumbline");

  private final String name;
  private final Path log;
  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  private RunningContender(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.orders = process.outputWriter();
    this.answers = process.inputReader();
  }

  /** Starts it; what it says beside its answers goes to a file in the folder. */
  static RunningContender start(String name, int slots, Path folder, Optional<Path> recordings)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-Djava.io.tmpdir=" + folder);
    if (recordings.isPresent()) {
      Files.createDirectories(recordings.get());
      Path file = Files.createTempFile(recordings.get(), name + "-", ".jfr");
      command.add("-XX:StartFlightRecording=settings=profile,filename=" + file);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ContenderProcess.class.getName(), name, Integer.toString(slots)));
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    // One whose job waits for a broker that is gone would not notice that its input has ended.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-" + name));
    return new RunningContender(name, log, process);
  }

  /** Gives an order and waits for the outcome; a process that has ended is an outcome, too. */
  RunOutcome run(Order order) {
    String answer;
    try {
      orders.write(JSON.writeValueAsString(order) + "\n");
      orders.flush();
      answer = answers.readLine();
      if (answer != null) {
        return JSON.readValue(answer, RunOutcome.class);
      }
    } catch (IOException failure) {
      answer = failure.getMessage();
    }
    String why =
        "the process of %s does not answer (%s); its log is %s".formatted(name, answer, log);
    return RunOutcome.failed(why);
  }

  @Override
  public void close() throws IOException {
    orders.close(); // so it ends by itself
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interruption) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
