package dev.plumbline.cli.cluster;

import dev.plumbline.cli.terminal.Table;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a schema of the contract, and what a producer puts before its records. */
@Command(
    name = "show",
    description =
        "Prints the .avsc of a record on standard output, and on standard error its fingerprint and"
            + " the ten bytes that go before each Avro value (single-object encoding). Without a"
            + " name: lists all.",
    footer = {
      "",
      "Examples:",
      "  plumbline schema show",
      "  plumbline schema show prediction > Prediction.avsc"
    })
final class SchemaShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Such as Prediction.")
  private String name;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    if (name == null) {
      Table table = new Table("RECORD", "FINGERPRINT", "TEN BYTES");
      for (Schema schema : Schemas.all()) {
        SingleObjectHeader header = SingleObjectHeader.of(schema);
        table.add(schema.getName(), header.fingerprintHex(), header.hex());
      }
      table.lines().forEach(terminal::print);
      return 0;
    }
    Optional<Schema> found = Schemas.byName(name);
    Schema schema =
        found.orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no schema "
                        + name
                        + "; there are "
                        + String.join(", ", Schemas.all().stream().map(Schema::getName).toList())));
    SingleObjectHeader header = SingleObjectHeader.of(schema);
    terminal.printDocument(Schemas.text(schema).stripTrailing());
    terminal.note("fingerprint (CRC-64-AVRO)  " + header.fingerprintHex());
    terminal.note("ten header bytes           " + header.hex());
    return 0;
  }
}
