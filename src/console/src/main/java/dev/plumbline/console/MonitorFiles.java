package dev.plumbline.console;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import dev.plumbline.monitoring.monitor.MonitorReading;
import dev.plumbline.monitoring.monitor.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
record MonitorFiles(List<Monitor> monitors, List<String> problems) {

  static MonitorFiles read(List<Path> files) {
    List<Monitor> monitors = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        MonitorReading reading = MonitorFile.read(file.toString(), Files.readString(file));
        reading.monitor().ifPresent(monitors::add);
        reading.problems().stream().map(Problem::toString).forEach(problems::add);
      } catch (NoSuchFileException e) {
        problems.add(file + ": this file is not there");
      } catch (CharacterCodingException e) {
        problems.add(file + ": this is no UTF-8 text");
      } catch (IOException e) {
        problems.add(file + ": cannot be read: " + e.getMessage());
      }
    }
    return new MonitorFiles(List.copyOf(monitors), List.copyOf(problems));
  }

  /** Tells all problems; returns whether there were any. */
  boolean tellProblems(Terminal terminal) {
    problems.forEach(terminal::note);
    return !problems.isEmpty();
  }
}
