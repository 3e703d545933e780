package dev.plumbline.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.cli.terminal.Terminal.Colour;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.record.AlertShape;
import dev.plumbline.monitoring.record.AvroShape;
import dev.plumbline.monitoring.record.MeasurementShape;
import dev.plumbline.monitoring.record.ResultReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static final String ALERT =
      """
{"alert_id":"a","sequence":%d,"alert_key":"fraud/*/*/drop/","status":"%s","severity":"CRITICAL",
 "model":"fraud","version":"*","segment":"*","axis":"LABEL_TIME","rule":"drop",
 "metric":"accuracy","condition":"c","count":9,"window_start":1796083200000,
 "window_end":1796086800000,"started_at":1796086800000,"resolved_at":%s,
 "monitor_revision":1,"message":"fraud: accuracy fell."}
""";
  private static final String MEASUREMENT =
      """
      {"model":"fraud","version":"2","segment":"channel=web","metric":"%s","feature":"%s",
       "axis":"LABEL_TIME","window_start":1796083200000,"window_end":1796086800000,%s,
       "count":2143,"final":false,"closed_by":"WATERMARK","monitor_revision":1,"revision":%d}
      """;

  @Test
  void showsTheLifeOfAnAlert() {
    // Given
    AlertLine line = new AlertLine(terminal(false));

    // Then
    assertThat(line.of(alert(0, "FIRING", "null")))
        .isEqualTo("2026-12-01T01:00:00Z FIRING   CRITICAL fraud: accuracy fell. [drop]");
    assertThat(line.of(alert(1, "FIRING", "null")))
        .isEqualTo("2026-12-01T01:00:00Z WORSE    CRITICAL fraud: accuracy fell. [drop]");
    assertThat(line.of(alert(2, "RESOLVED", "1796090400000")))
        .isEqualTo("2026-12-01T02:00:00Z RESOLVED          fraud: accuracy fell. [drop]");
  }

  @Test
  void coloursFiringRedAndResolvedGreen() {
    // Given
    AlertLine line = new AlertLine(terminal(true));

    // Then
    assertThat(Colour.unmarked(line.of(alert(0, "FIRING", "null")))).contains("\u001B[31;1mFIRING");
    assertThat(Colour.unmarked(line.of(alert(2, "RESOLVED", "1796090400000"))))
        .contains("\u001B[32mRESOLVED");
  }

  @Test
  void showsAMeasurementWithItsIntervalOrWhyItHasNoValue() {
    // Given
    String known =
        MEASUREMENT.formatted("accuracy", "", "\"value\":0.931254,\"lower\":0.9,\"upper\":0.95", 1);
    String unknown =
        MEASUREMENT.formatted("psi", "amount", "\"undefined_reason\":\"no profile fraud-2\"", 0);

    // Then
    assertThat(new MeasurementLine(measurement(known)).text())
        .isEqualTo(
            "2026-12-01T01:00:00Z 1h     fraud/2/channel=web  accuracy = 0.93125 (0.9 to 0.95),"
                + " n = 2143 rev 1");
    assertThat(new MeasurementLine(measurement(unknown)).text())
        .isEqualTo(
            "2026-12-01T01:00:00Z 1h     fraud/2/channel=web  psi amount = undefined: no profile"
                + " fraud-2, n = 2143");
  }

  @Test
  void showsWhyAnEventWasRejectedAndKeepsItsBytes() {
    // Given
    ConsumerRecord<byte[], byte[]> text = rejected("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    ConsumerRecord<byte[], byte[]> binary = rejected(new byte[] {(byte) 0xC3, 1});

    // Then
    assertThat(RejectionLine.of(text).orThrow().inWords())
        .endsWith(" WRONG_TYPE predictions/2@17: latency_ms is text.");
    assertThat(RejectionLine.of(text).orThrow().json())
        .isEqualTo(
            "{\"rejected_at\":\"1969-12-31T23:59:59.999Z\",\"message\":\"latency_ms is text.\","
                + "\"offset\":\"17\",\"partition\":\"2\",\"reason\":\"WRONG_TYPE\","
                + "\"stage\":\"ingest-predictions\",\"timestamp\":\"1796083200000\","
                + "\"topic\":\"predictions\",\"value\":\"{\\\"a\\\":1}\"}");
    assertThat(RejectionLine.of(binary).orThrow().json()).contains("\"value_base64\":\"wwE=\"");
  }

  private static ConsumerRecord<byte[], byte[]> rejected(byte[] value) {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("rejections", 0, 0, null, value);
    add(record, "reason", "WRONG_TYPE");
    add(record, "message", "latency_ms is text.");
    add(record, "stage", "ingest-predictions");
    add(record, "topic", "predictions");
    add(record, "partition", "2");
    add(record, "offset", "17");
    add(record, "timestamp", "1796083200000");
    return record;
  }

  private static void add(ConsumerRecord<byte[], byte[]> record, String header, String text) {
    record.headers().add("plumbline.error." + header, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Alert alert(int sequence, String status, String resolvedAt) {
    return read(new AlertShape(), ALERT.formatted(sequence, status, resolvedAt));
  }

  private static Measurement measurement(String json) {
    return read(new MeasurementShape(), json);
  }

  private static <T> T read(AvroShape<T> shape, String json) {
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    return new ResultReader<>(shape, WriterSchemas.ours()).read(value).orThrow();
  }

  private static Terminal terminal(boolean colour) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new Terminal(nowhere, nowhere, colour, false);
  }
}
