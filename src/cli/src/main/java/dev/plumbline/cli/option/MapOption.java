package dev.plumbline.cli.option;

import dev.plumbline.cli.file.ColumnMapping;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What was given with {@code --map}.
 *
 * @param texts as given, {@code theirs=ours}
 */
public record MapOption(List<String> texts) {

  /**
   * The mapping.
   *
   * @throws ParameterException when one of them is none
   */
  public ColumnMapping parse(CommandSpec spec) {
    try {
      return ColumnMapping.parse(texts);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--map: " + e.getMessage(), e);
    }
  }
}
