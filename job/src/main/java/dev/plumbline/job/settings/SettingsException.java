package dev.plumbline.job.settings;

import java.util.List;

/** Settings that cannot be used, with everything that is wrong with them. */
public final class SettingsException extends RuntimeException {

  private final transient List<String> problems;

  SettingsException(List<String> problems) {
    super(
        "The settings cannot be used:\n  "
            + String.join("\n  ", problems)
            + "\njob/conf/plumbline.yaml explains every key.");
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
