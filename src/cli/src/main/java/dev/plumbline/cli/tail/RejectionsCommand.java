package dev.plumbline.cli.tail;

import picocli.CommandLine.Command;

/** The commands about rejected events. */
@Command(
    name = "rejections",
    description = "Events that the job could not use, and why.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RejectionsTailCommand.class})
public final class RejectionsCommand {}
