package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.decode.LabelPlan;
import dev.plumbline.job.decode.PositionalLabel;
import dev.plumbline.job.decode.PublishedLabel;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.value.Decoded;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan for labels against Avro's own reader and the checks behind it, for the same bytes. */
class LabelDecodingTest {

  private static final List<String> TEXTS =
      List.of("fraud", "ok", "True", "17.0", "", " ", "käse", "i".repeat(256), "i".repeat(257));

  private record Announced(
      String model, JoinKey key, long labelledAt, String labelClass, Double value, boolean gone) {

    static Announced of(PublishedLabel label) {
      return new Announced(
          label.model(),
          label.joinKey(),
          label.labelledAt(),
          label.labelClass(),
          label.labelValue(),
          label.retracted());
    }
  }

  private final LabelPlan plan = LabelPlan.of(Schemas.LABEL, Schemas.LABEL).orElseThrow();
  private final RecordReader reader = new RecordReader(Schemas.LABEL, WriterSchemas.ours());
  private final PositionalLabel positional = new PositionalLabel();

  private Optional<Announced> byPlan(byte[] value) {
    return value.length > SingleObjectHeader.LENGTH
            && plan.read(value, SingleObjectHeader.LENGTH, positional)
        ? Optional.of(Announced.of(positional))
        : Optional.empty();
  }

  private Optional<Announced> plainly(byte[] value) {
    Decoded decoded = reader.read(value);
    if (decoded.malformed().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Announced.of(ReceivedLabel.of(decoded.record())));
    } catch (RefusedEventException refused) {
      return Optional.empty();
    }
  }

  private static byte[] random(Random random) {
    String id = random.nextInt(4) == 0 ? TEXTS.get(random.nextInt(TEXTS.size())) : "id-7";
    GenericRecord label = Events.label("fraud", id, START + random.nextInt(1_000));
    if (random.nextInt(3) > 0) {
      label.put("label_class", TEXTS.get(random.nextInt(TEXTS.size())));
    }
    if (random.nextInt(3) == 0) {
      label.put("label_value", random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian());
    }
    label.put("retracted", random.nextInt(5) == 0);
    return Events.onLabels(0, 0, label).value();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void announcesTheSameOrDeclines(boolean damaged) {
    // Given
    Random random = new Random(damaged ? 1 : 2);
    int taken = 0;
    int refused = 0;
    for (int index = 0; index < 4_000; index++) {
      byte[] value = random(random);
      if (damaged) {
        value = Arrays.copyOf(value, value.length - random.nextInt(2));
        value[
                SingleObjectHeader.LENGTH
                    + random.nextInt(value.length - SingleObjectHeader.LENGTH)] =
            (byte) random.nextInt();
      }

      // When
      Optional<Announced> announced = byPlan(value);
      Optional<Announced> plainly = plainly(value);

      // Then
      if (announced.isPresent()) {
        assertThat(announced).as(Arrays.toString(value)).isEqualTo(plainly);
      }
      taken += announced.isPresent() ? 1 : 0;
      refused += plainly.isEmpty() ? 1 : 0;
    }
    assertThat(refused).isBetween(200, 3_800);
    assertThat(taken).isGreaterThan((4_000 - refused) / 2);
  }

  @Test
  void declinesALabelThatSaysNothing() {
    // Given
    byte[] value = Events.onLabels(0, 0, Events.label("fraud", "id-7", START)).value();

    // Then
    assertThat(byPlan(value)).isEmpty();
  }
}
