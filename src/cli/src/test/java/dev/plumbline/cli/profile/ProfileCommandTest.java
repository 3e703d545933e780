package dev.plumbline.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

  private static final String MONITOR =
      """
      model: fraud
      task: binary
      positive_class: fraud
      features: {amount: numeric, country: categorical}
      windows: [{size: 5m, every: 1m}]
      labels: {horizon: 7d}
      reference: {profile: "fraud-{version}"}
      rules:
        - {name: drift, metric: psi, features: all, window: 5m, above: 0.2}
      """;

  @TempDir private Path folder;
  private Path monitor;

  @BeforeEach
  void writeMonitor() throws IOException {
    monitor = Files.writeString(folder.resolve("fraud.yaml"), MONITOR);
  }

  @Test
  void buildsAProfileAndShowsIt() throws IOException {
    // Given
    Path data = write("train.csv", "amount,country\n1,DE\n2,DE\n3,FR\n4,\n,DE\n");
    Path out = folder.resolve("new/fraud.profile.avro");

    // When
    Run built = build(data, out, "--version", "2");
    Run shown = Run.of("profile", "show", out);
    Run asJson = Run.of("profile", "show", out, "--json");

    // Then
    assertThat(built.err()).isEmpty();
    assertThat(built.exit()).isZero();
    assertThat(built.out())
        .startsWith("fraud-2@")
        .endsWith("5 rows, 2 features, written to " + out + "\n");
    assertThat(shown.out())
        .startsWith("fraud-2, of model fraud\n5 rows, without event times\n")
        .containsPattern("amount +4 +1 +0 +1 +4 +2\\.5 +1\\.291 ")
        .containsPattern("country +4 +1 +0 +DE 75\\.0 %, FR 25\\.0 %");
    assertThat(asJson.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{"));
    assertThat(Files.list(out.getParent())).containsExactly(out);
  }

  @Test
  void buildsTheSameBytesFromTheSameRows() throws IOException {
    // Given
    Path once = folder.resolve("once");
    Path again = folder.resolve("again");

    // When
    build(write("a.csv", "amount,country\n1,DE\n2,FR\n"), once, "--version", "1");
    build(write("b.csv", "country,amount\nFR,2\nDE,1\n"), again, "--version", "1");

    // Then
    assertThat(again).hasSameBinaryContentAs(once);
  }

  @Test
  void learnsFromAnswersAndLabelsInTheData() throws IOException {
    // Given
    StringBuilder rows = new StringBuilder("amount,country,p,truth\n");
    for (int i = 0; i < 400; i++) {
      rows.append(i).append(",DE,").append(i % 100 / 100.0).append(',');
      rows.append(i % 100 > 80 ? "fraud" : "fine").append('\n');
    }
    Path data = write("train.csv", rows.toString());
    Path out = folder.resolve("p");

    // When
    Run run = build(data, out, "--version", "2", "--score-column", "p", "--label-column", "truth");

    // Then
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("400 rows, 2 features and @score, @class, written to");
    assertThat(run.err())
        .isEqualTo(
            "Look at country: every value is DE\n"
                + "400 rows have labels: accuracy 0.6900; estimates of it will calibrate the score first\n");
    assertThat(Run.of("profile", "show", out, "--json").out()).contains("\"metric\":\"roc_auc\"");
  }

  @Test
  void saysWhatItIsASampleOf() throws IOException {
    // Given
    StringBuilder rows = new StringBuilder("amount,country\n");
    for (int i = 0; i < 5_000; i++) {
      rows.append(i).append(i % 2 == 0 ? ",DE\n" : ",FR\n");
    }
    Path data = write("train.csv", rows.toString());
    Path once = folder.resolve("once");
    Path again = folder.resolve("again");

    // When
    Run run = build(data, once, "--version", "2", "--sample", "1000");
    build(data, again, "--version", "2", "--sample", "1000");

    // Then
    assertThat(run.err()).isEqualTo("profile of a uniform sample of 1,000 of 5,000 rows\n");
    assertThat(run.out()).contains(": 1,000 rows, 2 features, written to");
    assertThat(again).hasSameBinaryContentAs(once);
  }

  @Test
  void refusesASampleOfNothing() throws IOException {
    // When
    Run run =
        build(
            write("train.csv", "amount,country\n1,DE\n"),
            folder.resolve("p"),
            "--version",
            "2",
            "--sample",
            "0");

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("plumbline: --sample wants at least one row, but is 0");
  }

  @Test
  void writesNothingWhenARowCannotBeRead() throws IOException {
    // Given
    Path data = write("train.csv", "amount,country\n1,DE\n2\n");
    Path out = folder.resolve("fraud.profile.avro");

    // When
    Run run = build(data, out, "--version", "2");

    // Then
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            data
                + ":3: the row has 1 cells, the header 2.\n"
                + "Nothing written: 1 rows were read, 1 could not be.\n");
    assertThat(out).doesNotExist();
  }

  @Test
  void reportsWhichFeatureLooksWrong() throws IOException {
    // Given
    Path data = write("train.csv", "amount,country\nmuch,\n2,\n");

    // When
    Run run = build(data, folder.resolve("p"), "--version", "2");

    // Then
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "Look at amount: 1 of 2 values do not fit its type (numeric)\n"
                + "Look at country: it has no value in any row\n");
  }

  @Test
  void wantsTheVersionThatTheNameNeeds() throws IOException {
    // When
    Run run = build(write("train.csv", "amount,country\n1,DE\n"), folder.resolve("p"));

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "plumbline: The monitor's profile is named fraud-{version}; say which with --version");
  }

  @Test
  void refusesAFileThatIsNoProfile() {
    // When
    Run run = Run.of("profile", "show", monitor);

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("plumbline: " + monitor + ": not a profile file");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Run build(Path data, Path out, Object... more) {
    Object[] arguments = new Object[8 + more.length];
    Object[] fixed = {"profile", "build", "--monitor", monitor, "--data", data, "--out", out};
    System.arraycopy(fixed, 0, arguments, 0, fixed.length);
    System.arraycopy(more, 0, arguments, fixed.length, more.length);
    return Run.of(arguments);
  }
}
