package dev.plumbline.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code scripts/cluster --dir DIRECTORY …}: whatever Java does to a cluster, a hand could do
 * by the same command.
 *
 * @param script absolute path of {@code scripts/cluster}
 * @param directory where the cluster keeps its process ids, logs and data
 */
record ClusterScript(Path script, Path directory) {

  /**
   * Finds the script in the working directory or the nearest folder above it that has one.
   *
   * @param directory where the cluster keeps its process ids, logs and data
   * @return the script, for that directory
   * @throws IllegalStateException when there is no {@code scripts/cluster} upward of the working
   *     directory
   */
  static ClusterScript in(Path directory) {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path script = folder.resolve("scripts").resolve("cluster");
      if (Files.isExecutable(script)) {
        return new ClusterScript(script, directory);
      }
    }
    throw new IllegalStateException(
        "no scripts/cluster in "
            + start
            + " nor above it; run from within a checkout of Plumbline");
  }

  /**
   * Runs one command to its end, on the Java that this runs on.
   *
   * @param arguments command and options, as a hand would type them after {@code --dir DIRECTORY}
   * @return what it wrote to standard output
   * @throws IllegalStateException when its exit code is not 0, with all that it said
   */
  String run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(script.toString());
    command.add("--dir");
    command.add(directory.toString());
    command.addAll(arguments);
    try {
      return run(command, Files.createTempFile("plumbline-cluster", ".err"));
    } catch (IOException failure) {
      throw new UncheckedIOException("could not run " + command, failure);
    }
  }

  private static String run(List<String> command, Path errors) throws IOException {
    try {
      // Errors go to a file: a pipe that nobody reads meanwhile would block the script.
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes());
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "exit code %d of %s%n%s%s"
                .formatted(status, command, output, Files.readString(errors)));
      }
      return output;
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, interruption);
    } finally {
      Files.delete(errors);
    }
  }
}
