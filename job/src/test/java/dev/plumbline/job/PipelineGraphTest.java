package dev.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.Outcome;
import dev.plumbline.job.event.PaneCounts;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.job.event.Rejection;
import dev.plumbline.job.event.ReportedLabel;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.WindowReport;
import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.SettingsReader;
import dev.plumbline.job.stage.ingest.PartitionTime;
import dev.plumbline.job.stage.join.JoinState;
import dev.plumbline.job.testing.CollectingSink;
import dev.plumbline.job.testing.ListedControl;
import dev.plumbline.job.testing.ListedSource;
import dev.plumbline.job.window.PaneKey;
import dev.plumbline.job.window.SeriesProgress;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertMemory;
import dev.plumbline.monitoring.measurement.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a savepoint hangs on. A change here is a change of the contract with every running job: say
 * in the commit why, and in the changelog what it means for savepoints.
 */
class PipelineGraphTest {

  private static StreamExecutionEnvironment built() {
    JobSettings settings = SettingsReader.fromArguments();
    StreamExecutionEnvironment environment = JobEnvironment.of(settings);
    MonitoringPipeline.build(
        environment,
        new Endpoints(
            new ListedSource(List.of()),
            new ListedSource(List.of()),
            new ListedControl(new ArrayList<>()),
            new CollectingSink<>(),
            new CollectingSink<>(),
            new CollectingSink<>()),
        settings);
    return environment;
  }

  @Test
  void hasTheseOperatorsUnderTheseUids() {
    // Given
    StreamExecutionEnvironment environment = built();

    // When
    Map<String, String> names = new TreeMap<>();
    for (StreamNode node : environment.getStreamGraph(false).getStreamNodes()) {
      names.put(node.getTransformationUID(), node.getOperatorName());
    }

    // Then
    assertThat(names)
        .containsOnly(
            Map.entry("read-predictions", "Source: read-predictions"),
            Map.entry("read-labels", "Source: read-labels"),
            Map.entry("ingest-predictions", "ingest-predictions"),
            Map.entry("ingest-labels", "ingest-labels"),
            Map.entry("count-volume", "count-volume"),
            Map.entry("count-features", "count-features"),
            Map.entry("count-outcomes", "count-outcomes"),
            Map.entry("join-labels", "join-labels"),
            Map.entry("measure-volume", "measure-volume"),
            Map.entry("measure-drift", "measure-drift"),
            Map.entry("measure-quality", "measure-quality"),
            Map.entry("evaluate-rules", "evaluate-rules"),
            Map.entry("list-measurements", "list-measurements"),
            Map.entry("publish-alerts", "publish-alerts: Writer"),
            Map.entry("publish-metrics", "publish-metrics: Writer"),
            Map.entry("publish-rejections", "publish-rejections: Writer"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Alert.class,
        AlertMemory.class,
        AwaitedPrediction.class,
        JoinState.class,
        Measurement.class,
        Outcome.class,
        PaneCounts.class,
        PaneKey.class,
        PartitionTime.class,
        Prediction.class,
        Rejection.class,
        ReportedLabel.class,
        SeriesDefinition.class,
        SeriesProgress.class,
        SourceRecord.class,
        WindowReport.class
      })
  void travelsAndRestsWithoutKryo(Class<?> type) {
    // Given
    SerializerConfigImpl withoutGenericTypes = new SerializerConfigImpl();
    withoutGenericTypes.setGenericTypes(false);

    // When
    TypeInformation<?> information = TypeInformation.of(type);

    // Then
    assertThat(information).isInstanceOf(PojoTypeInfo.class);
    assertThat(information.createSerializer(withoutGenericTypes)).isNotNull();
  }
}
