package dev.plumbline.cli.control;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.kafka.TopicWriter;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The control topic on Kafka: JSON under the model's name, one partition. */
public final class KafkaMonitorTopic implements MonitorTopic {

  private final KafkaAccess kafka;
  private final String topic;
  private TopicWriter writer;

  /** The topic of this name. */
  public KafkaMonitorTopic(KafkaAccess kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  @Override
  public PublishedMonitors history() {
    List<Monitor> revisions = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    new TopicReader(kafka, topic)
        .readToEnd(
            record -> {
              MonitorReading reading = read(record);
              reading.monitor().ifPresent(revisions::add);
              reading.problems().forEach(problem -> problems.add(problem.toString()));
            });
    return new PublishedMonitors(revisions, problems);
  }

  @Override
  public void append(Monitor monitor) {
    if (writer == null) {
      writer = TopicWriter.open(kafka, topic); // one for all: to connect takes longer than to write
    }
    writer.write(monitor.model(), MonitorFile.toJson(monitor).getBytes(StandardCharsets.UTF_8));
    writer.flush();
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }

  private static MonitorReading read(ConsumerRecord<byte[], byte[]> record) {
    String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    return MonitorFile.read(place, record.value());
  }
}
