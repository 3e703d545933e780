package dev.plumbline.testbed.benchmark.rig;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.job.JobEnvironment;
import dev.plumbline.testbed.benchmark.contender.Contender;
import dev.plumbline.testbed.benchmark.contender.ContenderRecount;
import dev.plumbline.testbed.benchmark.contender.ContenderResults;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a contender's job once in this JVM and tells what it cost: processor time of the whole
 * process from the submission to the end, so garbage collection, compilation and the threads of
 * Kafka's client count. The cluster it runs on is started before and stays as long as the JVM.
 */
final class OneJob {

  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(64);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(512);

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final MiniCluster cluster;

  OneJob(int slots) throws Exception {
    Configuration configuration =
        new Configuration()
            .set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK)
            .set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK)
            .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED)
            .set(RestOptions.BIND_PORT, "0")
            .set(CoreOptions.TMP_DIRS, System.getProperty("java.io.tmpdir"));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    cluster.start();
  }

  /** Runs it and, if asked to, counts again what it reported. */
  RunOutcome run(Contender contender, Order order) throws Exception {
    Workload workload = order.workload();
    ContenderResults results =
        order.check() ? ContenderResults.keeping() : ContenderResults.hashing();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(workload));
    environment.setParallelism(workload.parallelism());
    contender.attach(environment, workload, results);
    System.gc();
    long cpu = PROCESS.getProcessCpuTime();
    long compile = compileNs();
    long wall = System.nanoTime();
    cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph());
    wall = System.nanoTime() - wall;
    cpu = PROCESS.getProcessCpuTime() - cpu;
    compile = compileNs() - compile;
    List<String> problems =
        order.check() && contender.reports()
            ? ContenderRecount.of(workload).problems(results.readings())
            : List.of();
    RunOutcome outcome =
        new RunOutcome(cpu, compile, wall, results.count(), results.hash(), problems);
    results.forget();
    return outcome;
  }

  private static long compileNs() {
    return TimeUnit.MILLISECONDS.toNanos(
        ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
  }

  private static Configuration configuration(Workload workload) {
    Configuration configuration =
        new Configuration()
            .set(PipelineOptions.OBJECT_REUSE, true)
            .set(PipelineOptions.MAX_PARALLELISM, 128)
            .set(JobEnvironment.BLOOM_FILTERS, true) // a good engineer sets them for P5, too
            .set(StateBackendOptions.STATE_BACKEND, workload.stateBackend())
            .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    if (workload.checkpointMs() > 0) {
      configuration
          .set(
              CheckpointingOptions.CHECKPOINTING_INTERVAL,
              Duration.ofMillis(workload.checkpointMs()))
          .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true)
          .set(
              CheckpointingOptions.CHECKPOINTS_DIRECTORY,
              Path.of(System.getProperty("java.io.tmpdir"), "checkpoints").toUri().toString());
    }
    return configuration;
  }
}
