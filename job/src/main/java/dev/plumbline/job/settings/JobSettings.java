package dev.plumbline.job.settings;

import dev.plumbline.kafka.TopicNames;
import dev.plumbline.schemas.record.Form;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * All settings of the job, valid as a whole.
 *
 * @param jobId prefix of consumer group and transactional ids; must stay the same over restarts
 * @param jobLease how long a job that died keeps its id from another; 10 s to 1 h
 * @param kafka passed to every Kafka client; has {@code bootstrap.servers}
 * @param topics names of the topics
 * @param start where reading starts when there is no state to restore
 * @param partitionDiscovery how often the sources look for partitions that were added
 * @param time how time is dealt with
 * @param joinTimeToLive how long the join remembers an id after its last change
 * @param versionLimit how many versions of a model are measured for themselves; 1 to 10,000
 * @param alertsExactlyOnce whether alerts are written in transactions
 * @param transactionTimeout how long a transaction may stay open: recovery must not take longer
 * @param alertsForm how alerts are framed
 * @param metricsForm how measurements are framed
 * @param checkpointInterval between two checkpoints
 * @param registry a Confluent-compatible registry, null when there is none
 * @param schemaDirectory folder of further writer schemas, null when there is none
 * @param effective every key with its value in force, secrets blotted out
 */
public record JobSettings(
    String jobId,
    Duration jobLease,
    Properties kafka,
    TopicNames topics,
    StartPosition start,
    Duration partitionDiscovery,
    TimeSettings time,
    Duration joinTimeToLive,
    int versionLimit,
    boolean alertsExactlyOnce,
    Duration transactionTimeout,
    Form alertsForm,
    Form metricsForm,
    Duration checkpointInterval,
    RegistrySettings registry,
    String schemaDirectory,
    Map<String, String> effective) {}
