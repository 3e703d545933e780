package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlumblineTest {

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  @TempDir private Path folder;

  @Test
  void listsEveryCommandInItsHelp() {
    // When
    Run help = Run.of("--help");

    // Then
    assertThat(help.exit()).isZero();
    assertThat(help.out())
        .startsWith("Usage: plumbline [-h] [--verbose] COMMAND\n")
        .contains("  topics ", "  monitor ", "  profile ", "  schema ", "  publish ")
        .contains("  alerts ", "  metrics ", "  rejections ", "  preflight ")
        .contains("Exit: 0 done, 1 failed, 2 bad input or usage.");
  }

  @Test
  void givesEveryCommandHelpWithAnExample() {
    // Given
    CommandLine root = Plumbline.commandLine(NOWHERE, NOWHERE);
    Deque<CommandLine> open = new ArrayDeque<>(root.getSubcommands().values());

    // Then
    while (!open.isEmpty()) {
      CommandLine command = open.pop();
      open.addAll(command.getSubcommands().values());
      String name = command.getCommandSpec().qualifiedName();
      assertThat(command.getUsageMessage()).as(name).contains("-h, --help");
      if (command.getSubcommands().isEmpty()) {
        assertThat(command.getUsageMessage()).as(name).contains("Example").contains("  " + name);
      }
    }
  }

  @Test
  void reportsAUsageErrorInOneSentence() {
    // When
    Run unknown = Run.of("profil");
    Run incomplete = Run.of("publish", "labels");
    Run wrong = Run.of("publish", "answers", "--file", "x");
    Run rate = Run.of("publish", "labels", "--file", "x", "--rate", "fast");
    Run mapping = Run.of("publish", "labels", "--file", "x", "--map", "id");
    Run time = Run.of("monitor", "delete", "m", "--effective-from", "tomorrow");

    // Then
    assertThat(List.of(unknown, incomplete, wrong, rate, mapping, time))
        .extracting(Run::exit)
        .containsOnly(2);
    assertThat(unknown.err())
        .isEqualTo(
            "plumbline: Unmatched argument at index 0: 'profil'\n"
                + "Did you mean: plumbline profile or plumbline preflight?\n");
    assertThat(incomplete.err())
        .isEqualTo(
            "plumbline: Missing required option: '--file=FILE'\nSee plumbline publish --help\n");
    assertThat(wrong.err()).contains("\"answers\" cannot be published; say predictions or labels");
    assertThat(rate.err()).contains("\"fast\" is no rate; write it as 500/s or 30/m");
    assertThat(mapping.err())
        .contains("--map: \"id\" is no mapping; write theirs=ours, as amt=feature.amount");
    assertThat(time.err())
        .contains("\"tomorrow\" is no time with a zone; write it as 2026-12-01T00:00:00Z");
  }

  @Test
  void saysWithinSecondsWhenNoBrokerAnswers() {
    // Given
    long start = System.nanoTime();

    // When
    Run run = Run.of("topics", "create", "--bootstrap-server", "localhost:1");

    // Then
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "plumbline: No Kafka broker answers at localhost:1 within 5 s. Start one with"
                + " scripts/cluster up, or name yours with --bootstrap-server (and --command-config,"
                + " when it wants TLS or a password).\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void saysWhichFileIsAtFault() {
    // When
    Run config = Run.of("monitor", "list", "--command-config", folder.resolve("none.properties"));
    Run events = Run.of("publish", "labels", "--file", folder);
    Run registry = Run.of("alerts", "tail", "--registry", "localhost:8085");

    // Then
    assertThat(config.exit()).isEqualTo(2);
    assertThat(config.err()).isEqualTo("plumbline: " + folder + "/none.properties is not there\n");
    assertThat(events.exit()).isEqualTo(2);
    assertThat(events.err())
        .isEqualTo("plumbline: " + folder + " is no file, or may not be read\n");
    assertThat(registry.exit()).isEqualTo(2);
    assertThat(registry.err()).contains("it must start with http:// or https://");
  }

  @Test
  void saysWhenAnAddressIsNone() {
    // When
    Run run = Run.of("alerts", "tail", "--bootstrap-server", "broker.invalid:9092");

    // Then
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "plumbline: broker.invalid:9092 is no address that this machine can find; name a broker"
                + " as host:port with --bootstrap-server\n");
  }

  @Test
  void reportsAllProblemsOfAllMonitorFilesAtOnce() throws IOException {
    // Given
    Path one = Files.writeString(folder.resolve("one.yaml"), "model: m\ntask: binery\n");
    Path two = Files.writeString(folder.resolve("two.yaml"), "modell: m\n");

    // When
    Run run = Run.of("monitor", "validate", one, two, folder.resolve("three.yaml"));

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(one + ":2 task", two + ":1", "three.yaml: this file is not there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"card-fraud", "delivery-time", "loan-grade"})
  void findsTheShippedMonitorsValid(String name) {
    // When
    Run run = Run.of("monitor", "validate", "../../job/monitors/" + name + ".yaml");

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith(name + ": valid");
  }

  @Test
  void printsASchemaAndTheBytesBeforeItsRecords() {
    // When
    Run all = Run.of("schema", "show");
    Run one = Run.of("schema", "show", "label");
    Run none = Run.of("schema", "show", "lable");

    // Then
    assertThat(all.out()).contains("Prediction ", "c301d224684a41ed2cb5");
    assertThat(one.out()).startsWith("{").endsWith("}\n").contains("\"name\": \"labelled_at\"");
    assertThat(one.err())
        .isEqualTo(
            "fingerprint (CRC-64-AVRO)  b52ced414a6824d2\n"
                + "ten header bytes           c301d224684a41ed2cb5\n");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("There is no schema lable; there are Prediction, Label,");
  }
}
