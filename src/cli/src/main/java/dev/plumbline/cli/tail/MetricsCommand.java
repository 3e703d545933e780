package dev.plumbline.cli.tail;

import picocli.CommandLine.Command;

/** The commands about measurements. */
@Command(
    name = "metrics",
    description = "Measurements, as the job computes them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {MetricsTailCommand.class})
public final class MetricsCommand {}
