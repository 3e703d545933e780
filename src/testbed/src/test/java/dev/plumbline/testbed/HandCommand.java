package dev.plumbline.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A command as typed by hand in a folder.
 *
 * @param folder where it runs
 * @param words program and arguments
 */
record HandCommand(Path folder, List<String> words) {

  /** Runs it without input. */
  String run() {
    return run(InputStream.nullInputStream());
  }

  /**
   * Runs it to its end, on the Java that this runs on.
   *
   * @param input its standard input
   * @return what it wrote to standard output
   * @throws IllegalStateException when its exit code is not 0, with all that it said
   */
  String run(InputStream input) {
    try {
      Path errors = Files.createTempFile("plumbline-command", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(words).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        input.transferTo(process.getOutputStream());
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
          throw new IllegalStateException(
              "exit code %d of %s%n%s%s"
                  .formatted(status, words, output, Files.readString(errors)));
        }
        return output;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("could not run " + words, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + words, interruption);
    }
  }
}
