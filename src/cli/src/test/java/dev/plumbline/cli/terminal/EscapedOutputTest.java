package dev.plumbline.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.EscapingWriter;
import dev.plumbline.cli.Run;
import dev.plumbline.cli.terminal.Terminal.Colour;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscapedOutputTest {

  private static final String HOSTILE = "a\u001b[2J\u009b31m\u202eb\rc";
  private static final String ESCAPED = "a\\u001b[2J\\u009b31m\\u202eb\\u000dc";

  @TempDir private Path folder;

  private static String written(boolean coloured, String line) {
    StringWriter out = new StringWriter();
    PrintWriter escaping = new PrintWriter(new EscapingWriter(out, coloured), true);
    Terminal terminal = new Terminal(escaping, escaping, coloured, false);
    terminal.print(terminal.in(Colour.BAD, "BAD") + " " + line);
    return out.toString();
  }

  @Test
  void letsNothingFromOutsideSteerTheTerminal() {
    // Then
    assertThat(written(false, HOSTILE)).isEqualTo("BAD " + ESCAPED + "\n");
    assertThat(written(true, HOSTILE)).isEqualTo("\u001b[31;1mBAD\u001b[0m " + ESCAPED + "\n");
    assertThat(written(false, "one\ntwo")).isEqualTo("BAD one\\ntwo\n");
    assertThat(written(false, "\ufdd1")).isEqualTo("BAD \\ufdd1\n");
    assertThat(written(false, "Größe → 表 😀\t!")).isEqualTo("BAD Größe → 表 😀\t!\n");
  }

  @Test
  void escapesWhatAMistakeQuotes() throws IOException {
    // Given
    Path monitor =
        Files.writeString(folder.resolve("bad.yaml"), "model: \"m\"\ntask: \"x\\e[2J\"\n");

    // When
    Run run = Run.of("monitor", "validate", monitor);
    Run usage = Run.of("monitor", HOSTILE);

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).doesNotContain("\u001b");
    assertThat(usage.err()).doesNotContain("\u001b").contains("\\u001b[2J");
  }
}
