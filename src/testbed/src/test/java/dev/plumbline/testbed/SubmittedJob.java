package dev.plumbline.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The job on a cluster, submitted as a hand would. */
public final class SubmittedJob {

  private SubmittedJob() {}

  /**
   * Submits {@code job/target/plumbline-job.jar} with the short times of {@code
   * job/conf/local.yaml}; returns when Flink has taken it.
   *
   * @param settings further ones, {@code key=value}
   */
  public static void on(LocalCluster cluster, String... settings) {
    Path root = Path.of("").toAbsolutePath().getParent().getParent();
    Path jar = root.resolve("job/target/plumbline-job.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("there is no " + jar + "; mvn -Dquick package -pl job -am");
    }
    List<String> command = new ArrayList<>(List.of("flink", "run", "-d", jar.toString()));
    command.addAll(List.of("--config", root.resolve("job/conf/local.yaml").toString()));
    command.addAll(List.of("--set", "kafka.bootstrap.servers=" + cluster.kafka()));
    for (String setting : settings) {
      command.addAll(List.of("--set", setting));
    }
    cluster.run(command.toArray(String[]::new));
  }
}
