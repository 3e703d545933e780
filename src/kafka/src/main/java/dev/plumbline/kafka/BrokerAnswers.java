package dev.plumbline.kafka;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;

/** What brokers answer an administrator, waited for as long as its client's settings say. */
public final class BrokerAnswers {

  private BrokerAnswers() {}

  /**
   * The answer.
   *
   * @throws KafkaException what the broker or the client says against it; {@link
   *     InterruptException} after an interrupt, which stays set
   */
  public static <T> T get(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * The settings of a topic or broker.
   *
   * @throws KafkaException as {@link #get} does
   */
  public static Config settings(Admin admin, ConfigResource.Type type, String name) {
    ConfigResource resource = new ConfigResource(type, name);
    return get(admin.describeConfigs(Set.of(resource)).values().get(resource));
  }
}
