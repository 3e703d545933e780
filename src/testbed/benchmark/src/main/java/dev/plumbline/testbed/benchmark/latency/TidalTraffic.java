package dev.plumbline.testbed.benchmark.latency;

import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordWriter;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Predictions in real time, {@value #FLOOD} a second of every other model and {@value #EBB} of the
 * others, changing sides every {@value #TIDE_SECONDS} s: so that at every change an alert of each
 * model begins or ends.
 */
final class TidalTraffic implements AutoCloseable {

  /** Predictions of a busy model in a second. */
  static final int FLOOD = 20;

  /** Predictions of a quiet model in a second. */
  static final int EBB = 4;

  static final int TIDE_SECONDS = 2;

  private static final int TICKS_A_SECOND = 100;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final RecordWriter writer = RecordWriter.singleObject(Schemas.PREDICTION);
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private final int models;
  private long tick;
  private long sent;

  /** Traffic of so many models. */
  TidalTraffic(String kafka, String topic, int partitions, int models) {
    this.topic = topic;
    this.partitions = partitions;
    this.models = models;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Starts to send. */
  void start() {
    clock.scheduleAtFixedRate(
        this::tick, 0, TimeUnit.SECONDS.toMillis(1) / TICKS_A_SECOND, TimeUnit.MILLISECONDS);
  }

  /** Name of a model. */
  static String model(int number) {
    return "tidal-%03d".formatted(number);
  }

  private void tick() {
    long now = System.currentTimeMillis();
    long tide = now / TimeUnit.SECONDS.toMillis(TIDE_SECONDS);
    for (int model = 0; model < models; model++) {
      int every = TICKS_A_SECOND / ((tide + model) % 2 == 0 ? FLOOD : EBB);
      if ((tick + model) % every == 0) {
        send(model, now);
      }
    }
    tick++;
  }

  private void send(int model, long now) {
    GenericRecord prediction =
        new GenericRecordBuilder(Schemas.PREDICTION)
            .set("predicted_at", now)
            .set("model", model(model))
            .set("prediction_id", Long.toString(sent))
            .set("predicted_class", "yes")
            .set("latency_ms", 1.0 + sent % 100)
            .build();
    int partition = (int) (sent++ % partitions);
    producer.send(new ProducerRecord<>(topic, partition, null, writer.write(prediction)));
  }

  /** Sends no more, and returns when all is sent. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
