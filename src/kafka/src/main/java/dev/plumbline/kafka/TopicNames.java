package dev.plumbline.kafka;

import java.util.List;

/** Names of the topics that the job reads and writes. */
public record TopicNames(
    String predictions,
    String labels,
    String monitors,
    String profiles,
    String metrics,
    String alerts,
    String rejections) {

  /** All of them. */
  public List<String> all() {
    return List.of(predictions, labels, monitors, profiles, metrics, alerts, rejections);
  }
}
