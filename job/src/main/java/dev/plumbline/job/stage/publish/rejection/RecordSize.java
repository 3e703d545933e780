package dev.plumbline.job.stage.publish.rejection;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How large a record can be as a batch of its own, which is what producer and broker compare with
 * their limits: never less than what Kafka's producer reckons with. From Kafka's message format,
 * version 2: 61 bytes for the batch, at most 21 for the fields of fixed size of a record, a length
 * of at most 5 before each key, value, name and text.
 */
final class RecordSize {

  private static final int BATCH_AND_RECORD = 61 + 21;
  private static final int LENGTH = 5;

  private RecordSize() {}

  /**
   * The most bytes of a batch with one record.
   *
   * @param keyLength of the key, 0 when there is none
   * @param valueLength of the value, 0 when there is none
   */
  static long of(Headers headers, int keyLength, int valueLength) {
    long size = BATCH_AND_RECORD + 3L * LENGTH + keyLength + valueLength;
    for (Header header : headers) {
      size += ofHeader(header.key(), header.value().length);
    }
    return size;
  }

  /** The most bytes that a header adds. */
  static int ofHeader(String name, int valueLength) {
    return 2 * LENGTH + name.getBytes(StandardCharsets.UTF_8).length + valueLength;
  }
}
