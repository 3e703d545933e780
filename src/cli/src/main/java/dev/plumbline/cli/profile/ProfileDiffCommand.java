package dev.plumbline.cli.profile;

import dev.plumbline.cli.difference.ProfileDifference;
import dev.plumbline.cli.option.StoredProfile;
import dev.plumbline.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two profiles. */
@Command(
    name = "diff",
    description = {
      "Says how a second profile differs from a first one: features added, removed and of another kind, and for the"
          + " others PSI, KS, shift of the mean, missing and invalid values, the most drifted first.",
      "The second one's values are counted in the first one's groups, as the job counts a window. Where its own bins"
          + " do not allow that exactly, the bounds between which the exact number lies are told, too.",
      "Exit: 0 compared, whatever came out, 2 a file or the usage is wrong."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline profile diff card-fraud-1.profile.avro card-fraud-2.profile.avro",
      "  plumbline profile diff old.profile.avro new.profile.avro --json | jq 'select(.psi > 0.2) | .feature'"
    })
final class ProfileDiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FIRST", description = "A profile, *.profile.avro.")
  private Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another one.")
  private Path second;

  @Option(names = "--json", description = "One JSON object a feature.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    ProfileDifference difference =
        ProfileDifference.of(StoredProfile.read(first, spec), StoredProfile.read(second, spec));
    List<String> lines =
        json ? new DifferenceJson(difference).lines() : new DifferenceText(difference).lines();
    lines.forEach(terminal::print);
    return 0;
  }
}
