package dev.plumbline.cli.monitor;

import picocli.CommandLine.Command;

/** The commands about monitors. */
@Command(
    name = "monitor",
    description = "Monitors: what to watch about a model.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MonitorValidateCommand.class,
      MonitorApplyCommand.class,
      MonitorListCommand.class,
      MonitorShowCommand.class,
      MonitorDeleteCommand.class
    })
public final class MonitorCommand {}
