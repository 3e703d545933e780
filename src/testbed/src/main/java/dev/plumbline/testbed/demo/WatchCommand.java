package dev.plumbline.testbed.demo;

import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.testbed.traffic.Playback;
import dev.plumbline.testbed.traffic.TimedEvent;
import dev.plumbline.testbed.traffic.Timetable;
import dev.plumbline.testbed.traffic.Traffic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Publishes the traffic once the job runs, and tells every alert as it is committed. */
@Command(name = "watch")
final class WatchCommand implements Callable<Integer> {

  private static final Duration JOB_START = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(200);

  @Option(names = "--kafka", required = true)
  private String kafkaAddress;

  @Option(names = "--flink", required = true)
  private URI flink;

  @Option(names = "--exit-after-alerts")
  private int enough;

  @Option(names = "--seconds")
  private long seconds;

  @Option(names = "--data")
  private Path data;

  @Option(names = "--speed-up")
  private double speedUp = 1;

  @Option(names = "--coloured")
  private boolean coloured;

  @Override
  public Integer call() throws IOException, BadFileException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Timetable timetable = data == null ? Timetable.demo() : Timetable.quiet();
    Narrator narrator = new Narrator(System.out, coloured, timetable);
    KafkaAccess kafka = new KafkaAccess(kafkaAddress, new Properties());
    try (AlertFeed feed = new AlertFeed(kafka);
        Playback playback = new Playback(kafka)) {
      new RunningJob(flink).await(JOB_START);
      System.out.println("  The job runs; its graph, counters and settings: " + flink);
      if (data == null) {
        narrator.announce();
      } else {
        System.out.printf(
            "%nReplaying %s, %,.0f s of it a second; times are those of the data.%n%n",
            data, speedUp);
      }
      Instant start = Instant.now();
      Iterator<TimedEvent> events =
          data == null ? new Traffic(start, timetable) : new RecordedEvents(data);
      CompletableFuture<Void> traffic = play(playback, events);
      Set<String> fired = new HashSet<>();
      boolean atTheEnd = false;
      while (seconds == 0 || System.nanoTime() < deadline) {
        Duration elapsed = Duration.between(start, Instant.now());
        narrator.at(elapsed);
        for (Alert alert : feed.next(POLL)) {
          report(narrator, start, alert);
          if (alert.status() == AlertStatus.FIRING) {
            fired.add(alert.alertId());
          }
        }
        if (enough > 0 && fired.size() >= enough) {
          System.out.printf("%n%s, as asked for.%n", inWords(fired.size()));
          return 0;
        }
        if (traffic.isDone() && !atTheEnd) {
          traffic.join();
          System.out.printf("%nAll of %s is published; what follows comes from it yet.%n%n", data);
          atTheEnd = true;
        }
      }
      return verdict(fired.size());
    }
  }

  private void report(Narrator narrator, Instant start, Alert alert) {
    if (data == null) {
      narrator.alert(Duration.between(start, Instant.now()), alert);
    } else {
      narrator.alertOfThePast(alert);
    }
  }

  private static String inWords(int fired) {
    return fired == 1 ? "1 alert has fired" : fired + " alerts have fired";
  }

  private int verdict(int fired) {
    if (enough == 0) {
      System.out.printf("%nThe time is over; %s.%n", inWords(fired));
      return 0;
    }
    System.err.printf(
        "scripts/demo: the time is over, %d of %d alerts have fired%n", fired, enough);
    return 1;
  }

  private CompletableFuture<Void> play(Playback playback, Iterator<TimedEvent> events) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                playback.play(events, speedUp);
                done.complete(null);
              } catch (InterruptedException | RuntimeException failure) {
                done.completeExceptionally(failure);
              }
            },
            "traffic");
    // It never ends by itself; what is still unsent when the demo is over is not missed.
    thread.setDaemon(true);
    thread.start();
    return done;
  }
}
