package dev.plumbline.console;

import picocli.CommandLine.Command;

/** The commands about schemas. */
@Command(
    name = "schema",
    description = "The Avro schemas of the contract.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SchemaShowCommand.class})
final class SchemaCommand {}
