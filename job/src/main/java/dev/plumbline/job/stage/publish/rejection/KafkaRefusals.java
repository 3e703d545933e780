package dev.plumbline.job.stage.publish.rejection;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that Kafka will never take, however often they are sent: too large, or against a rule of
 * the topic. They are counted and the first is logged; every other failure is thrown on. Counted
 * where the producer answers, on its own thread.
 */
final class KafkaRefusals {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaRefusals.class);

  private final String topic;
  private final AtomicLong notWritten = new AtomicLong();
  private final AtomicBoolean logged = new AtomicBoolean();

  KafkaRefusals(String topic) {
    this.topic = topic;
  }

  /** How many records were not written. */
  long notWritten() {
    return notWritten.get();
  }

  /** Takes the producer's answer for a record: one without an offset was not written. */
  void answered(Object metadata) {
    if (!(metadata instanceof RecordMetadata) || !((RecordMetadata) metadata).hasOffset()) {
      notWritten.incrementAndGet();
    }
  }

  /**
   * Returns when the failure is of records that Kafka will never take.
   *
   * @throws E the failure itself, when sending them again may help
   */
  <E extends Exception> void acceptOrThrow(E failure) throws E {
    boolean isForGood =
        ExceptionUtils.findThrowable(failure, RecordTooLargeException.class).isPresent()
            || ExceptionUtils.findThrowable(failure, RecordBatchTooLargeException.class).isPresent()
            || ExceptionUtils.findThrowable(failure, InvalidRecordException.class).isPresent();
    if (!isForGood) {
      throw failure;
    }
    if (logged.compareAndSet(false, true)) {
      LOG.error(
          "Topic '{}' refused a dead letter, which is lost there; the record itself still stands"
              + " where it was read. The counter rejectionsNotWritten says how many there are; this"
              + " line is written once. If max.message.bytes of the topic was lowered, raise it"
              + " again or restart the job, which reads it when it starts; the topic must not be"
              + " compacted.",
          topic,
          failure);
    }
  }
}
