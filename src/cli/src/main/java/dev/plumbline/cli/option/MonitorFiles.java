package dev.plumbline.cli.option;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import dev.plumbline.monitoring.monitor.file.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Monitor files, read together, so that all that is wrong with all of them is told at once.
 *
 * @param monitors those without a problem, in the order of the files
 * @param problems one line each, in the order of the files
 */
public record MonitorFiles(List<Monitor> monitors, List<String> problems) {

  public static MonitorFiles read(List<Path> files) {
    List<Monitor> monitors = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        MonitorReading reading = MonitorFile.read(file.toString(), bytes(file));
        reading.monitor().ifPresent(monitors::add);
        reading.problems().stream().map(Problem::toString).forEach(problems::add);
      } catch (NoSuchFileException e) {
        problems.add(file + ": this file is not there");
      } catch (IOException e) {
        problems.add(file + ": cannot be read: " + e.getMessage());
      }
    }
    return new MonitorFiles(List.copyOf(monitors), List.copyOf(problems));
  }

  /** No more than it takes to see that it is too long. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(MonitorFile.MOST_BYTES + 1);
    }
  }

  /** Tells all problems; returns whether there were any. */
  public boolean reportProblems(Terminal terminal) {
    problems.forEach(terminal::note);
    return !problems.isEmpty();
  }
}
