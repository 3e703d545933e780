package dev.plumbline.cli.profile;

import picocli.CommandLine.Command;

/** The commands about profiles. */
@Command(
    name = "profile",
    description = "Profiles: the training data that drift is measured against.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ProfileBuildCommand.class,
      ProfileShowCommand.class,
      ProfileDiffCommand.class,
      ProfileApplyCommand.class,
      ProfileListCommand.class,
      ProfileDeleteCommand.class
    })
public final class ProfileCommand {}
