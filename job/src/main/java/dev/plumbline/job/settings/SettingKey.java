package dev.plumbline.job.settings;

import dev.plumbline.kafka.TopicNames;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every key of the settings with its default; beside these, any key under {@code kafka.} is passed
 * on.
 */
enum SettingKey {
  JOB_ID("job.id", "plumbline"),
  JOB_LEASE("job.lease", "1 min"),
  TOPIC_PREDICTIONS("topics.predictions", TopicNames.PREDICTIONS),
  TOPIC_LABELS("topics.labels", TopicNames.LABELS),
  TOPIC_MONITORS("topics.monitors", TopicNames.MONITORS),
  TOPIC_PROFILES("topics.profiles", TopicNames.PROFILES),
  TOPIC_METRICS("topics.metrics", TopicNames.METRICS),
  TOPIC_ALERTS("topics.alerts", TopicNames.ALERTS),
  TOPIC_REJECTIONS("topics.rejections", TopicNames.REJECTIONS),
  START("start", "committed"),
  PARTITION_DISCOVERY("partition-discovery", "30 s"),
  OUT_OF_ORDERNESS("time.out-of-orderness", "10 s"),
  ALLOWED_LATENESS("time.allowed-lateness", "10 min"),
  MAX_FUTURE_SKEW("time.max-future-skew", "5 min"),
  SILENCE("time.silence", "10 s"),
  IDLE("time.idle", "5 min"),
  IDLE_FLUSH("time.idle-flush", "30 s"),
  JOIN_TTL("join.ttl", "21 d"),
  VERSION_LIMIT("versions.limit", "200"),
  ALERTS_DELIVERY("alerts.delivery", "exactly-once"),
  ALERTS_TRANSACTION_TIMEOUT("alerts.transaction-timeout", "15 min"),
  ALERTS_FORMAT("alerts.format", "json"),
  METRICS_FORMAT("metrics.format", "avro"),
  CHECKPOINT_INTERVAL("checkpoint.interval", "10 s"),
  REGISTRY_URL("schemas.registry-url", ""),
  EXTRA_DIR("schemas.extra-dir", "");

  static final String KAFKA_PREFIX = "kafka.";

  /** What follows is one of {@link dev.plumbline.schemas.registry.RegistryAccess#KEYS}. */
  static final String REGISTRY_PREFIX = "schemas.registry.";

  private final String key;
  private final String defaultValue;

  SettingKey(String key, String defaultValue) {
    this.key = key;
    this.defaultValue = defaultValue;
  }

  String key() {
    return key;
  }

  String defaultValue() {
    return defaultValue;
  }

  static Optional<SettingKey> find(String key) {
    return Arrays.stream(values()).filter(known -> known.key.equals(key)).findAny();
  }
}
