package dev.plumbline.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Settings of Kafka's clients that read by themselves. What a user gives is passed on, less what
 * would change what such a reader means; sources and sinks of Flink add their own beside it.
 */
public final class ClientSettings {

  private ClientSettings() {}

  /** Those that are given as text, defaults included. */
  public static Map<String, String> texts(Properties given) {
    Map<String, String> texts = new HashMap<>();
    given.stringPropertyNames().forEach(key -> texts.put(key, given.getProperty(key)));
    return texts;
  }

  /**
   * A copy for a consumer that names its partitions itself: it joins no group and commits nothing.
   */
  public static Properties forReading(Properties given) {
    Properties reading = new Properties();
    reading.putAll(given);
    reading.remove(ConsumerConfig.GROUP_ID_CONFIG);
    reading.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return reading;
  }

  /** A copy for a consumer as {@link #forReading} that sees committed records only. */
  public static Properties forReadingCommitted(Properties given) {
    Properties reading = forReading(given);
    reading.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return reading;
  }
}
