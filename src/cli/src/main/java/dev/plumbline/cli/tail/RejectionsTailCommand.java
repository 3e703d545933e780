package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.TopicNames;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows rejected events as they come. */
@Command(
    name = "tail",
    description = {
      "Shows events that the job could not use, where they stand and why, one line each; until Ctrl-C.",
      "With --json the value, untouched, is text where it is UTF-8 and Base64 elsewhere."
    },
    footer = {"", "Example:", "  plumbline rejections tail --from-beginning"})
final class RejectionsTailCommand implements Callable<Integer> {

  @Mixin private TailOptions tail;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.of(spec);
    RecordLines<RejectionLine> lines =
        new RecordLines<>(
            RejectionLine::of,
            rejection -> true,
            tail.json() ? RejectionLine::json : RejectionLine::inWords,
            terminal);
    return tail.follow(TopicNames.REJECTIONS, terminal, lines);
  }
}
