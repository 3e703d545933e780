package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.testbed.benchmark.workload.EventWriter;
import dev.plumbline.testbed.benchmark.workload.Monitors;
import dev.plumbline.testbed.benchmark.workload.ReferenceData;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts on the broker what a workload reads, each topic once. */
final class Preloader {

  private final String kafka;
  private final Consumer<String> progress;
  private final Set<String> ready = new HashSet<>();

  Preloader(String kafka, Consumer<String> progress) {
    this.kafka = kafka;
    this.progress = progress;
  }

  /** Returns when all that the workload reads is there. */
  void prepare(Workload workload) throws IOException {
    WorkloadTraffic traffic = workload.traffic();
    EventWriter writer = new EventWriter(traffic);
    fill(traffic.predictionsTopic(), traffic.events(), writer::prediction);
    fill(workload.labelsTopic(), traffic.labelled() ? traffic.events() : 0, writer::label);
    fillMonitors(workload);
    fillProfiles(workload);
  }

  private void fill(String topic, long events, LongFunction<byte[]> value) throws IOException {
    if (!ready.add(topic)) {
      return;
    }
    create(topic, WorkloadTraffic.PARTITIONS);
    if (events > 100_000) {
      progress.accept("publishing %,d events on %s".formatted(events, topic));
    }
    publish(
        out -> {
          for (long event = 0; event < events; event++) {
            int partition = (int) (event % WorkloadTraffic.PARTITIONS);
            out.accept(new ProducerRecord<>(topic, partition, null, value.apply(event)));
          }
        });
  }

  private void fillMonitors(Workload workload) throws IOException {
    String topic = workload.monitorsTopic();
    if (!ready.add(topic)) {
      return;
    }
    create(topic, 1);
    publish(
        out -> {
          for (int model = 0; model < workload.traffic().models(); model++) {
            out.accept(
                new ProducerRecord<>(
                    topic,
                    WorkloadTraffic.model(model).getBytes(StandardCharsets.UTF_8),
                    Monitors.text(workload, model).getBytes(StandardCharsets.UTF_8)));
          }
        });
  }

  private void fillProfiles(Workload workload) throws IOException {
    String topic = workload.profilesTopic();
    if (!ready.add(topic)) {
      return;
    }
    create(topic, 1);
    List<GenericRecord> records = ProfileRecords.toRecords(ReferenceData.of(workload));
    publish(
        out -> {
          for (GenericRecord record : records) {
            byte[] key = ProfileRecords.keyOf(record).getBytes(StandardCharsets.UTF_8);
            byte[] value = RecordWriter.singleObject(record.getSchema()).write(record);
            out.accept(new ProducerRecord<>(topic, key, value));
          }
        });
  }

  private void create(String topic, int partitions) throws IOException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      NewTopic planned =
          new NewTopic(topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
      admin.createTopics(List.of(planned)).all().get();
    } catch (ExecutionException failure) {
      throw new IOException("cannot create topic " + topic, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while creating topic " + topic, interruption);
    }
  }

  private void publish(Consumer<Consumer<ProducerRecord<byte[], byte[]>>> records)
      throws IOException {
    // With two requests under way a broker that takes up a new partition may refuse the first, take
    // the second, and from then on refuse the first as out of sequence.
    Map<String, Object> settings =
        Map.of(
            "enable.idempotence",
            true,
            "max.in.flight.requests.per.connection",
            1,
            "bootstrap.servers",
            kafka,
            "linger.ms",
            20,
            "batch.size",
            512 * 1_024,
            "max.request.size",
            4 * 1_024 * 1_024,
            "buffer.memory",
            96L * 1_024 * 1_024);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.accept(
          record ->
              producer.send(record, (metadata, problem) -> failure.compareAndSet(null, problem)));
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IOException("cannot publish", failure.get());
    }
  }
}
