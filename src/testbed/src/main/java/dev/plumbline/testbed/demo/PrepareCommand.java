package dev.plumbline.testbed.demo;

import dev.plumbline.cli.control.KafkaMonitorTopic;
import dev.plumbline.cli.control.MonitorRevisions;
import dev.plumbline.cli.control.ProfileTopic;
import dev.plumbline.cli.control.RefusedChangeException;
import dev.plumbline.cli.control.Schedule;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.KafkaFailureException;
import dev.plumbline.kafka.PlannedTopic;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.kafka.Topics;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.testbed.traffic.TrainingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Topics, reference profiles and monitors, on a broker that may still be starting. Does what {@code
 * plumbline topics create}, {@code profile build}, {@code profile apply} and {@code monitor apply}
 * do, in one JVM.
 */
@Command(name = "prepare")
final class PrepareCommand implements Callable<Integer> {

  private static final int TRAINING_ROWS = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long BETWEEN_LOOKS_MS = 50;

  @Option(names = "--kafka", required = true)
  private String kafkaAddress;

  @Option(names = "--monitors", required = true)
  private Path monitors;

  @Option(names = "--work", required = true)
  private Path work;

  @Option(names = "--data")
  private Path data;

  @Override
  public Integer call()
      throws IOException, BadFileException, RefusedChangeException, InterruptedException {
    List<Monitor> watched = new ArrayList<>();
    List<Profile> profiles = new ArrayList<>();
    for (String model : DemoScenario.models(data)) {
      Monitor monitor = monitor(model);
      watched.add(monitor);
      Optional<Path> training = trainingData(model);
      if (training.isPresent()) {
        profiles.add(ReferenceProfile.of(monitor, training.get()));
      }
    }
    KafkaAccess kafka = new KafkaAccess(kafkaAddress, new Properties());
    createTopics(kafka);
    ProfileTopic profileTopic = new ProfileTopic(kafka, TopicNames.PROFILES);
    for (Profile profile : profiles) {
      profileTopic.publish(new ProfileEdition(profile, Instant.EPOCH), false);
    }
    MonitorRevisions revisions =
        new MonitorRevisions(new KafkaMonitorTopic(kafka, TopicNames.MONITORS));
    for (Monitor monitor : watched) {
      revisions.apply(
          monitor, new Schedule(Instant.now(), Duration.ofSeconds(10), Optional.empty(), true));
    }
    System.out.printf(
        "  %d topics, %d monitors (%s) and %d reference profiles are on Kafka%n",
        PlannedTopic.ALL.size(), watched.size(), monitors, profiles.size());
    return 0;
  }

  private Monitor monitor(String model) throws IOException {
    Path file = monitors.resolve(model + ".yaml");
    if (!Files.exists(file)) {
      throw new IOException("there is no monitor for the model " + model + "; write " + file);
    }
    return MonitorFile.read(file.toString(), Files.readString(file)).orThrow();
  }

  /** Generated for simulated models; beside a prepared file under its name, if it is there. */
  private Optional<Path> trainingData(String model) throws IOException {
    if (data != null) {
      Path beside = data.toAbsolutePath().resolveSibling(model + "-training.csv");
      return Optional.of(beside).filter(Files::exists);
    }
    Files.createDirectories(work);
    Path file = work.resolve(model + "-training.csv");
    TrainingFile.write(model, TRAINING_ROWS, file);
    return Optional.of(file);
  }

  private static void createTopics(KafkaAccess kafka) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Admin admin = answering(kafka, deadline)) {
      Topics topics = new Topics(kafka, admin);
      Set<String> present = topics.names();
      for (PlannedTopic planned : PlannedTopic.ALL) {
        if (!present.contains(planned.name())) {
          topics.create(planned, Optional.empty(), Optional.empty());
        }
      }
      // Created is decided by the controller; the broker hears of it a moment later.
      Set<String> wanted =
          PlannedTopic.ALL.stream().map(PlannedTopic::name).collect(Collectors.toSet());
      while (!topics.names().containsAll(wanted)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("Kafka does not show the topics it created: " + wanted);
        }
        Thread.sleep(BETWEEN_LOOKS_MS);
      }
    }
  }

  private static Admin answering(KafkaAccess kafka, long deadline) {
    while (true) {
      try {
        return kafka.admin();
      } catch (KafkaFailureException failure) {
        if (System.nanoTime() > deadline) {
          throw failure;
        }
      }
    }
  }
}
