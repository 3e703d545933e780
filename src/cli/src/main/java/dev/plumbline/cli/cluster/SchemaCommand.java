package dev.plumbline.cli.cluster;

import picocli.CommandLine.Command;

/** The commands about schemas. */
@Command(
    name = "schema",
    description = "The Avro schemas of the contract.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SchemaShowCommand.class})
public final class SchemaCommand {}
