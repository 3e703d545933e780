package dev.plumbline.cli.tail;

import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.RegistryOptions;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a topic is followed. Only committed records are shown. */
final class TailOptions {

  @Mixin private KafkaOptions kafka;
  @Mixin private RegistryOptions registry;

  @Option(names = "--topic", paramLabel = "NAME", description = "The topic, if not the default.")
  private String topic;

  @Option(names = "--json", description = "One JSON object a line, in the fields of the contract.")
  private boolean json;

  @Option(names = "--from-beginning", description = "All that is kept, too, not only what comes.")
  private boolean fromBeginning;

  @Option(names = "--max", paramLabel = "N", description = "Stop after N lines.")
  private Long max;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop after so long: with exit 1 if --max was not reached, else 0.")
  private Long timeout;

  /** Whether JSON is wanted. */
  boolean json() {
    return json;
  }

  /** The schemas that values may be written with. */
  WriterSchemas writers() throws IOException {
    WriterSchemas ours = WriterSchemas.ours();
    return registry.open().map(ours::withRegistry).orElse(ours);
  }

  /**
   * Follows the topic until it is enough.
   *
   * @param line what to show of a record; empty for nothing
   * @return the exit code
   */
  int follow(
      String defaultTopic,
      Terminal terminal,
      Function<ConsumerRecord<byte[], byte[]>, Optional<String>> line)
      throws IOException {
    long start = System.nanoTime();
    long[] shown = {0};
    String name = topic == null ? defaultTopic : topic;
    new TopicReader(kafka.access(), name)
        .follow(
            fromBeginning,
            record -> {
              line.apply(record)
                  .ifPresent(
                      text -> {
                        terminal.print(text);
                        shown[0]++;
                      });
              return !isEnough(shown[0]);
            },
            () -> isEnough(shown[0]) || isOver(start) || terminal.isGone());
    return max == null || isEnough(shown[0]) ? 0 : 1;
  }

  private boolean isEnough(long shown) {
    return max != null && shown >= max;
  }

  private boolean isOver(long start) {
    return timeout != null && System.nanoTime() - start >= timeout * 1_000_000_000L;
  }
}
