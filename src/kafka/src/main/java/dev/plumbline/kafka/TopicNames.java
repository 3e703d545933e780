package dev.plumbline.kafka;

import java.util.List;

/** Names of the topics that the job reads and writes; what they are called unless settings say. */
public record TopicNames(
    String predictions,
    String labels,
    String monitors,
    String profiles,
    String metrics,
    String alerts,
    String rejections) {

  /** What models answered. */
  public static final String PREDICTIONS = "predictions";

  /** What turned out to be true. */
  public static final String LABELS = "labels";

  /** What is monitored: revisions of monitors. */
  public static final String MONITORS = "monitors";

  /** Editions of reference profiles, and the leases of jobs. */
  public static final String PROFILES = "profiles";

  /** Measurements. */
  public static final String METRICS = "metrics";

  /** Steps in the lives of alerts. */
  public static final String ALERTS = "alerts";

  /** Requests to train anew; no job writes them yet. */
  public static final String RETRAINING_REQUESTS = "retraining-requests";

  /** Records that the job could not use. */
  public static final String REJECTIONS = "rejections";

  /** The job's topics where settings name none. */
  public static final TopicNames DEFAULT =
      new TopicNames(PREDICTIONS, LABELS, MONITORS, PROFILES, METRICS, ALERTS, REJECTIONS);

  /** All of them. */
  public List<String> all() {
    return List.of(predictions, labels, monitors, profiles, metrics, alerts, rejections);
  }
}
