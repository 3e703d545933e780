package dev.plumbline.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.testbed.traffic.ScheduledFault;
import dev.plumbline.testbed.traffic.Timetable;
import dev.plumbline.testbed.traffic.Traffic;
import dev.plumbline.testbed.traffic.TrainingFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoMonitorsTest {

  @ParameterizedTest
  @ValueSource(strings = {"card-fraud", "delivery-time", "loan-grade", "electricity"})
  void watchTheModelThatTheirFileIsNamedAfter(String model) throws Exception {
    // When
    Monitor monitor = monitor(model);

    // Then
    assertThat(monitor.model()).isEqualTo(model);
    assertThat(monitor.rules()).isNotEmpty();
  }

  static List<ScheduledFault> faults() {
    return Timetable.demo().faults();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void haveTheRuleThatTheTimetablePromises(ScheduledFault fault) throws Exception {
    // When
    Monitor monitor = monitor(fault.model());

    // Then
    assertThat(monitor.rules()).extracting(Rule::name).contains(fault.rule());
  }

  @Test
  void declareTheFeaturesThatTheTrainingDataHave(@TempDir Path folder) throws Exception {
    for (String model : Traffic.models()) {
      // Given
      Path training = folder.resolve(model + ".csv");
      TrainingFile.write(model, 1_000, training);

      // When
      Profile profile = ReferenceProfile.of(monitor(model), training);

      // Then
      assertThat(profile.name()).isEqualTo(model);
      assertThat(profile.rowCount()).isEqualTo(1_000);
      assertThat(profile.features())
          .isNotEmpty()
          .allSatisfy(feature -> assertThat(feature.count()).isEqualTo(1_000));
    }
  }

  private static Monitor monitor(String model) throws Exception {
    Path file = Path.of("demo", model + ".yaml");
    return MonitorFile.read(file.toString(), Files.readString(file)).orThrow();
  }
}
