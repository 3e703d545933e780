package dev.plumbline.cli.cluster;

import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.PlannedTopic;
import dev.plumbline.kafka.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the topics that are missing; never changes one that is there. */
@Command(
    name = "create",
    description = {
      "Creates the topics that are missing, with the settings that the job relies on, and tells"
          + " where one that is there differs. Changes nothing that exists; run it as often as you"
          + " like.",
      "Exit: 0 all are as they should be, 1 at least one differs."
    },
    footer = {"", "Example:", "  plumbline topics create --partitions 8 --replication-factor 3"})
final class TopicsCreateCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafkaOptions;
  @Mixin private ClockOptions clock;
  @Spec private CommandSpec spec;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of each topic; default the broker's. monitors and profiles always have one:"
              + " their order counts.")
  private Integer partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "R",
      description = "Replicas of each partition; default the broker's.")
  private Short replicationFactor;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    KafkaAccess kafka = kafkaOptions.access();
    int differing = 0;
    try (Admin admin = kafka.admin()) {
      Topics topics = new Topics(kafka, admin);
      Set<String> present = topics.names();
      for (PlannedTopic planned : PlannedTopic.ALL) {
        String state = "created";
        if (present.contains(planned.name())) {
          List<String> differences = topics.differences(planned, clock.maxFutureSkew());
          state = differences.isEmpty() ? "exists" : "differs: " + String.join("; ", differences);
          differing += differences.isEmpty() ? 0 : 1;
        } else {
          topics.create(
              planned, Optional.ofNullable(partitions), Optional.ofNullable(replicationFactor));
        }
        terminal.print("%-20s %s".formatted(planned.name(), state));
      }
    }
    if (differing > 0) {
      terminal.note(
          "Left as they are. Settings are changed with: kafka-configs --alter --entity-type topics"
              + " --entity-name NAME --add-config KEY=VALUE");
    }
    return differing == 0 ? 0 : 1;
  }
}
