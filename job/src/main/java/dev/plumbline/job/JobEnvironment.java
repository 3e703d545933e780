package dev.plumbline.job;

import dev.plumbline.job.settings.JobSettings;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The execution environment as every run of the job needs it, on a cluster or in a test. */
public final class JobEnvironment {

  /** Key groups: the most subtasks the job can ever have, since state cannot be split finer. */
  private static final int MAX_PARALLELISM = 128;

  /**
   * Flink's option for Bloom filters in RocksDB's files, which say of a key that it is not there
   * without a look at the data. The join asks for every id before anything is known of it, and each
   * file not yet merged with others would be searched in vain. A filter takes some 10 bits an id.
   * Named here because what defines it is not among what the job is compiled with.
   */
  public static final ConfigOption<Boolean> BLOOM_FILTERS =
      ConfigOptions.key("state.backend.rocksdb.use-bloom-filter").booleanType().defaultValue(false);

  private static final int TOLERABLE_FAILED_CHECKPOINTS = 3;

  private JobEnvironment() {}

  /** An environment for the settings; call {@code configure} on it for more. */
  public static StreamExecutionEnvironment of(JobSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    configuration.set(BLOOM_FILTERS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_FAILED_CHECKPOINTS);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.getConfig().setGlobalJobParameters(new EffectiveSettings(settings.effective()));
    return environment;
  }

  /** The settings in force, secrets blotted out, as the Web UI shows them under Configuration. */
  private static final class EffectiveSettings extends ExecutionConfig.GlobalJobParameters {

    private final Map<String, String> settings;

    private EffectiveSettings(Map<String, String> settings) {
      this.settings = settings;
    }

    @Override
    public Map<String, String> toMap() {
      return settings;
    }
  }
}
