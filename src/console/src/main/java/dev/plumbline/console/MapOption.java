package dev.plumbline.console;

import dev.plumbline.console.file.ColumnMapping;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What was given with {@code --map}.
 *
 * @param texts as given, {@code theirs=ours}
 */
record MapOption(List<String> texts) {

  /**
   * The mapping.
   *
   * @throws ParameterException when one of them is none
   */
  ColumnMapping parse(CommandSpec spec) {
    try {
      return ColumnMapping.parse(texts);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--map: " + e.getMessage(), e);
    }
  }
}
