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

  /** What Flink opens for itself, and what lets Avro 1.12.2 read the application's own classes. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx3g",
          "-XX:+UseParallelGC",
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
      command.add("-Xlog:jfr+startup=off"); // standard output is for answers
      command.add("-XX:StartFlightRecording=settings=profile,filename=" + file);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ContenderProcess.class.getName(), name, Integer.toString(slots)));
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new RunningContender(name, log, builder.start());
  }

  /** Gives an order and waits for the outcome. */
  Outcome run(Order order) throws IOException {
    orders.write(JSON.writeValueAsString(order) + "\n");
    orders.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the process of " + name + " has ended; its log is " + log);
    }
    return JSON.readValue(answer, Outcome.class);
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
