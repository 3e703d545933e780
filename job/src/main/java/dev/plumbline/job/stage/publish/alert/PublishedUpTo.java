package dev.plumbline.job.stage.publish.alert;

/**
 * How far a partition of the alerts topic reached, committed or not.
 *
 * @param topic name of the topic
 * @param topicId what tells it from another of the same name, before or after it
 * @param partition from 0
 * @param offset the next one to be written
 */
public record PublishedUpTo(String topic, String topicId, int partition, long offset) {

  /** Refuses a negative place. */
  public PublishedUpTo {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "partition and offset must be at least 0, found " + partition + " and " + offset);
    }
  }
}
