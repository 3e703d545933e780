package dev.plumbline.cli.cluster;

import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.RegistryOptions;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.cli.terminal.Terminal.Colour;
import dev.plumbline.kafka.KafkaAccess;
import java.io.IOException;
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
      "Checks what the job needs before it is submitted: brokers, the longest transaction they"
          + " allow, topics and their settings, whose clock is in their records, the registry if"
          + " one is named; and whether all that the job does is allowed to whoever"
          + " --command-config logs in as, with the command that grants what is not.",
      "Exit: 0 all is well, 1 something is not."
    },
    footer = {
      "",
      "Example:",
      "  plumbline preflight --registry http://localhost:8085/apis/ccompat/v7",
      "  plumbline preflight --bootstrap-server broker:9093 --command-config job-user.properties"
    })
public final class PreflightCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafkaOptions;
  @Spec private CommandSpec spec;

  @Mixin private ClockOptions clock;
  @Mixin private RegistryOptions registry;

  @Option(
      names = "--job-id",
      paramLabel = "ID",
      defaultValue = "plumbline",
      description = "The job's job.id; default ${DEFAULT-VALUE}.")
  private String jobId;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The job's kafka.group.id, if it is set; default its job.id.")
  private String group;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    KafkaAccess kafka = kafkaOptions.access();
    List<Finding> findings = new ArrayList<>();
    try (Admin admin = kafka.admin()) {
      Preflight preflight = Preflight.of(kafka, admin);
      findings.addAll(preflight.brokers());
      findings.addAll(preflight.topics(clock.maxFutureSkew()));
      findings.addAll(preflight.rights(jobId, group == null ? jobId : group));
    }
    registry
        .open()
        .ifPresent(opened -> findings.add(Preflight.registry(registry.address(), opened)));
    findings.forEach(finding -> terminal.print(line(terminal, finding)));
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }

  private static String line(Terminal terminal, Finding finding) {
    return finding.good()
        ? terminal.in(Colour.GOOD, "ok  ") + " " + finding.what()
        : terminal.in(Colour.BAD, "BAD ") + " " + finding.what();
  }
}
