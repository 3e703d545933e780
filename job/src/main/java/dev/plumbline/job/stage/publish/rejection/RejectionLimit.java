package dev.plumbline.job.stage.publish.rejection;

import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How large a dead letter may be: what the rejections topic takes ({@code max.message.bytes}) and
 * what the producer sends ({@code kafka.max.request.size} and {@code kafka.buffer.memory}),
 * whichever is least. Where producer or topic compress, a hundredth of it and 1,024 bytes stay
 * free, because bytes that cannot be compressed grow by the codec's own frames.
 *
 * @param bytes of the largest batch of one record, uncompressed
 * @param setBy the setting that decides
 */
public record RejectionLimit(int bytes, String setBy) {

  /** Below this the headers of a dead letter have no room. */
  public static final int SMALLEST = 4_096;

  /** What the topic gets from {@code plumbline topics create}. */
  private static final int USUAL = 2_097_152;

  private static final int LARGEST_BUFFER = 33_554_432;

  /**
   * The limit of a topic.
   *
   * @param topicLimit its {@code max.message.bytes}
   * @param topicCompression its {@code compression.type}
   * @param kafka what every Kafka client is given
   */
  public static RejectionLimit of(int topicLimit, String topicCompression, Properties kafka) {
    RejectionLimit limit = new RejectionLimit(topicLimit, "max.message.bytes of the topic");
    limit = limit.orLess(kafka, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
    limit = limit.orLess(kafka, ProducerConfig.BUFFER_MEMORY_CONFIG, LARGEST_BUFFER);
    String codec = kafka.getProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    boolean plain =
        codec.equals("none")
            && (topicCompression.equals("producer") || topicCompression.equals("uncompressed"));
    return plain ? limit : new RejectionLimit(limit.bytes - limit.bytes / 100 - 1_024, limit.setBy);
  }

  /** What is wrong with the limit and what to do; empty when dead letters fit. */
  public Optional<String> problem(String topic) {
    if (bytes >= SMALLEST) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "topic '%s' takes dead letters of %,d bytes (%s) and the headers alone need up to %,d;"
                + " set it to %d: kafka-configs --alter --topic %s --add-config"
                + " max.message.bytes=%d, and leave kafka.max.request.size and"
                + " kafka.buffer.memory at their defaults",
            topic, bytes, setBy, SMALLEST, USUAL, topic, USUAL));
  }

  private RejectionLimit orLess(Properties kafka, String key, int otherwise) {
    int least = smaller(bytes, kafka, key, otherwise);
    return least < bytes ? new RejectionLimit(least, "kafka." + key) : this;
  }

  /**
   * A limit, or a property of the Kafka clients where that is smaller. What is no number is refused
   * by Kafka's own client, with the key's name.
   *
   * @param otherwise what holds where the property is not given
   */
  public static int smaller(int limit, Properties kafka, String key, int otherwise) {
    String given = kafka.getProperty(key);
    try {
      return (int) Math.min(limit, given == null ? otherwise : Long.parseLong(given.trim()));
    } catch (NumberFormatException e) {
      return Math.min(limit, otherwise);
    }
  }
}
