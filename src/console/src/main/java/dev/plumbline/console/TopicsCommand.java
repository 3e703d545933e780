package dev.plumbline.console;

import picocli.CommandLine.Command;

/** The commands about topics. */
@Command(
    name = "topics",
    description = "The topics of the contract.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsCreateCommand.class})
final class TopicsCommand {}
