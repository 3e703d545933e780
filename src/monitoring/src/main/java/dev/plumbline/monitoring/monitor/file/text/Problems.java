package dev.plumbline.monitoring.monitor.file.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what is wrong with one file. A value is complained about once: the first complaint
 * explains it, later ones would only follow from it.
 */
public final class Problems {

  /** A person mends these before reading on; guessing at what was meant takes time, too. */
  private static final int MOST = 100;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, String> written = new HashMap<>();
  private final Set<String> reported = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  public Problems(String file) {
    this.file = file;
  }

  /** Remembers on which line the value at {@code path} stands; the first one counts. */
  void locate(String path, int line) {
    lines.putIfAbsent(path, line);
  }

  /** How many values the text has. */
  int located() {
    return lines.size();
  }

  /** Remembers how the number or truth value at {@code path} is written: 1.10 is not 1.1. */
  void remember(String path, String source) {
    written.putIfAbsent(path, Found.shortened(source));
  }

  /** The value at {@code path} as it stands in the file. */
  public String found(String path, JsonNode value) {
    return written.getOrDefault(path, Found.value(value));
  }

  int line(String path) {
    return lines.getOrDefault(path, 1);
  }

  /** Reports what is wrong with the value at {@code path}. */
  public void add(String path, String found, String message) {
    add(line(path), path, found, message);
  }

  public void add(int line, String path, String found, String message) {
    String once = found.isEmpty() ? path + '\n' + message : path;
    if (!isFull() && reported.add(once)) {
      problems.add(new Problem(file, line, path, found, message));
    }
  }

  /** Whether anything is reported of the value at {@code path}. */
  public boolean isReported(String path) {
    return problems.stream().anyMatch(problem -> problem.path().equals(path));
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** True when no more are taken. */
  public boolean isFull() {
    return problems.size() >= MOST;
  }

  /** The problems by line; when there are too many, the last one says so. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(problems.stream().sorted().toList());
    if (isFull()) {
      int line = sorted.get(sorted.size() - 1).line();
      sorted.add(new Problem(file, line, "", "", "has more problems: mend these first"));
    }
    return sorted;
  }
}
