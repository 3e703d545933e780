package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class AlertMemoryTest {

  @Test
  void isFlatSoThatFlinkKeepsItWithoutHelp() {
    // When, Then
    assertThat(AlertMemory.class.getRecordComponents())
        .extracting(RecordComponent::getType)
        .allMatch(
            type ->
                type.isPrimitive()
                    || type.isEnum()
                    || type == String.class
                    || type == Double.class);
  }

  @Test
  void refusesAFiringAlertWithoutAnId() {
    // Given
    AlertMemory firing = new Life(CardFraud.accuracy().rule()).judge("0.9").memory();

    // When, Then
    assertThatThrownBy(
            () ->
                new AlertMemory(
                    firing.metric(),
                    firing.axis(),
                    firing.windowSize(),
                    firing.newestWindowEnd(),
                    1,
                    0,
                    0,
                    true,
                    null,
                    0,
                    firing.severity(),
                    firing.model(),
                    firing.version(),
                    firing.segment(),
                    firing.rule(),
                    firing.feature(),
                    firing.condition(),
                    firing.threshold(),
                    firing.runbookUrl(),
                    firing.labels(),
                    firing.startedAt(),
                    firing.reportedValue(),
                    firing.reportedAt()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accuracy-drop");
  }
}
