package dev.plumbline.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.record.AlertShape;
import dev.plumbline.monitoring.record.ResultReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.testbed.traffic.Fault;
import dev.plumbline.testbed.traffic.ScheduledFault;
import dev.plumbline.testbed.traffic.Timetable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {

  private final ByteArrayOutputStream reported = new ByteArrayOutputStream();
  private final Narrator narrator =
      new Narrator(
          new PrintStream(reported, true, StandardCharsets.UTF_8),
          false,
          new Timetable(
              List.of(
                  new ScheduledFault(
                      "m",
                      Fault.LATENCY_SPIKE,
                      Duration.ofSeconds(10),
                      Duration.ofSeconds(75),
                      "is slow",
                      "slow"))));

  @Test
  void saysWhatIsGoingToHappen() {
    // When
    narrator.announce();

    // Then
    assertThat(text()).contains(" 0:10 to  1:15  m is slow: rule slow is to fire");
  }

  @Test
  void reportsEachTurnOnce() {
    // When
    for (int second = 0; second < 90; second++) {
      narrator.at(Duration.ofSeconds(second));
    }

    // Then
    assertThat(text().lines())
        .containsExactly(" 0:10  -- from now on m is slow", " 1:15  -- m is well again");
  }

  @Test
  void reportsAnAlertInOneLine() {
    // When
    narrator.alert(Duration.ofSeconds(16), alert("FIRING", 0));
    narrator.alert(Duration.ofSeconds(20), alert("FIRING", 1));
    narrator.alert(Duration.ofSeconds(30), alert("RESOLVED", 2));
    narrator.alertOfThePast(alert("FIRING", 0));

    // Then
    assertThat(text().lines())
        .containsExactly(
            " 0:16  FIRING   CRITICAL  m: slow. [slow]",
            " 0:20  WORSE    CRITICAL  m: slow. [slow]",
            " 0:30  RESOLVED           m: slow. [slow]",
            "1997-01-01 00:30  FIRING   CRITICAL  m: slow. [slow]");
  }

  private String text() {
    return reported.toString(StandardCharsets.UTF_8);
  }

  private static Alert alert(String status, int sequence) {
    String json =
        """
        {"alert_id":"a","sequence":%d,"alert_key":"m/*/*/slow/","status":"%s",
         "severity":"CRITICAL","model":"m","version":"*","axis":"PREDICTION_TIME","rule":"slow",
         "metric":"latency.p99","condition":"above 1","count":9,
         "window_start":"1997-01-01T00:25:00Z","window_end":"1997-01-01T00:30:00Z",
         "started_at":"1997-01-01T00:30:00Z","monitor_revision":1,"message":"m: slow."}
        """
            .formatted(sequence, status);
    return new ResultReader<>(new AlertShape(), WriterSchemas.ours())
        .read(json.getBytes(StandardCharsets.UTF_8))
        .orThrow();
  }
}
