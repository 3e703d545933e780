package dev.plumbline.job.event;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.plumbline.job.stage.ingest.time.PartitionTime;
import dev.plumbline.job.window.past.PastProgress;
import dev.plumbline.job.window.past.PastSum;
import dev.plumbline.job.window.roll.SeriesProgress;
import dev.plumbline.job.window.state.HeldPane;
import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertMemory;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.Measurement;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What travels between stages or rests in state is serialised by Flink field by field, never by
 * Kryo: only so can a later release read what an earlier one wrote.
 */
class SerializedTypesTest {

  private static final List<Class<?>> BESIDE_EVENTS =
      List.of(
          Alert.class,
          AlertMemory.class,
          HeldPane.class,
          Measurement.class,
          PaneKey.class,
          PartitionTime.class,
          PastProgress.class,
          PastSum.class,
          SeriesProgress.class);

  static Stream<Class<?>> serialized() {
    Stream<Class<?>> events =
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(
                    SourceRecord.class.getPackageName(),
                    WindowReport.class.getPackageName(),
                    Prediction.class.getPackageName())
                .stream()
                .filter(type -> type.isRecord() && type.getModifiers().contains(PUBLIC))
                .map(JavaClass::reflect);
    return Stream.concat(events, BESIDE_EVENTS.stream());
  }

  @ParameterizedTest
  @MethodSource("serialized")
  void isSerialisedFieldByField(Class<?> type) {
    // Given a type that travels or rests in state

    // When / Then
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @Test
  void looksAtEveryEvent() {
    // Given
    Stream<Class<?>> serialized = serialized();

    // When
    List<Class<?>> types = serialized.toList();

    // Then
    assertThat(types)
        .contains(Prediction.class, AwaitedPrediction.class, WindowReport.class, Outcome.class);
  }
}
