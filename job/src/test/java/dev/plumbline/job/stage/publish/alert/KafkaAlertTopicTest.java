package dev.plumbline.job.stage.publish.alert;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of a broker that does not answer; what one that does says is shown on real processes. */
class KafkaAlertTopicTest {

  @Test
  @Timeout(20)
  void readsBackOnAThreadOfItsOwnThatEndsWithTheReader() {
    // Given
    Properties kafka = new Properties();
    kafka.setProperty("bootstrap.servers", "localhost:1");
    AlertTopic.Reader reader = new KafkaAlertTopic(kafka, "alerts").open();

    // When
    CompletableFuture<PublishedSince> reading =
        reader.since(List.of(new PublishedUpTo("alerts", "id", 0, 0)));
    boolean wasDoneAtOnce = reading.isDone();
    reader.close();

    // Then
    assertThat(wasDoneAtOnce).isFalse();
    await().atMost(10, SECONDS).until(reading::isCompletedExceptionally);
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("plumbline-alerts-read-back")));
  }
}
