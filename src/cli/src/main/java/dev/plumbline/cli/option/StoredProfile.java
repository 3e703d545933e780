package dev.plumbline.cli.option;

import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads profiles that were named on the command line. */
public final class StoredProfile {

  private StoredProfile() {}

  /**
   * The profile in a file.
   *
   * @throws ParameterException when there is none, in words
   */
  public static Profile read(Path file, CommandSpec spec) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), file + " is no file");
    }
    try {
      return ProfileFile.fromBytes(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }
}
