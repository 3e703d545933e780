package dev.plumbline.cli.cluster;

import picocli.CommandLine.Command;

/** The commands about topics. */
@Command(
    name = "topics",
    description = "The topics of the contract.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsCreateCommand.class})
public final class TopicsCommand {}
