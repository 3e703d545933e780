package dev.plumbline.cli.tail;

import picocli.CommandLine.Command;

/** The commands about alerts. */
@Command(
    name = "alerts",
    description = "Alerts, as the job raises and resolves them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AlertsTailCommand.class})
public final class AlertsCommand {}
