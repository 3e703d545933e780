package dev.plumbline.console;

import dev.plumbline.console.Terminal.Colour;
import dev.plumbline.console.kafka.KafkaAccess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks what the job needs, before it is submitted. */
@Command(
    name = "preflight",
    description = {
      "Checks what the job needs before it is submitted: brokers, the longest transaction they allow, topics and"
          + " their settings, the registry if one is named. Not checked: ACLs.",
      "Exit: 0 all is well, 1 something is not."
    },
    footer = {
      "",
      "Example:",
      "  plumbline preflight --registry http://localhost:8085/apis/ccompat/v7"
    })
final class PreflightCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafkaOptions;
  @Spec private CommandSpec spec;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "A schema registry to check, too.")
  private URI registry;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.of(spec);
    KafkaAccess kafka = kafkaOptions.access();
    List<Finding> findings = new ArrayList<>();
    try (Admin admin = kafka.admin()) {
      Preflight preflight = new Preflight(kafka, admin);
      findings.addAll(preflight.brokers());
      findings.addAll(preflight.topics());
    }
    if (registry != null) {
      findings.add(Preflight.registry(registry));
    }
    findings.forEach(finding -> terminal.print(line(terminal, finding)));
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }

  private static String line(Terminal terminal, Finding finding) {
    return finding.good()
        ? terminal.in(Colour.GOOD, "ok  ") + " " + finding.what()
        : terminal.in(Colour.BAD, "BAD ") + " " + finding.what();
  }
}
