package dev.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.SettingsReader;
import dev.plumbline.job.stage.ingest.source.KafkaSources;
import dev.plumbline.job.stage.publish.KafkaSinks;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * The dataflow as Flink sees it. A uid is where an operator's state is found after an upgrade: to
 * change one here is to leave that state behind.
 */
class DataflowGraphTest {

  private static final Map<String, String> NAMES_BY_UID =
      Map.ofEntries(
          Map.entry("count-cohorts", "count-cohorts"),
          Map.entry("announce-measured", "announce-measured"),
          Map.entry("announce-compared", "announce-compared"),
          Map.entry("admit-versions", "admit-versions"),
          Map.entry("admit-features", "admit-features"),
          Map.entry("admit-outcomes", "admit-outcomes"),
          Map.entry("admit-cohorts", "admit-cohorts"),
          Map.entry("count-features", "count-features"),
          Map.entry("count-outcomes", "count-outcomes"),
          Map.entry("count-volume", "count-volume"),
          Map.entry("evaluate-rules", "evaluate-rules"),
          Map.entry("ingest-labels", "ingest-labels"),
          Map.entry("ingest-predictions", "ingest-predictions"),
          Map.entry("join-labels", "join-labels"),
          Map.entry("list-measurements", "list-measurements"),
          Map.entry("measure-cohorts", "measure-cohorts"),
          Map.entry("measure-drift", "measure-drift"),
          Map.entry("measure-quality", "measure-quality"),
          Map.entry("measure-volume", "measure-volume"),
          Map.entry("publish-alerts: hold-alerts", "publish-alerts: hold-alerts"),
          Map.entry("publish-alerts", "publish-alerts: Writer"),
          Map.entry("Sink Committer: publish-alerts", "publish-alerts: Committer"),
          Map.entry("publish-metrics", "publish-metrics: Writer"),
          Map.entry("Sink Committer: publish-metrics", "publish-metrics: Committer"),
          Map.entry("publish-rejections", "publish-rejections: Writer"),
          Map.entry("Sink Committer: publish-rejections", "publish-rejections: Committer"),
          Map.entry("read-labels", "Source: read-labels"),
          Map.entry("read-predictions", "Source: read-predictions"));

  @Test
  void givesEveryOperatorTheUidAndNameThatItsStateIsFoundUnder() {
    // Given
    JobSettings settings = SettingsReader.fromArguments();
    StreamExecutionEnvironment environment = JobEnvironment.of(settings);

    // When
    MonitoringPipeline.build(environment, onKafka(settings), settings);

    // Then
    Map<String, String> namesByUid = new TreeMap<>();
    for (StreamNode node : environment.getStreamGraph(false).getStreamNodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
      namesByUid.put(node.getTransformationUID(), node.getOperatorName());
    }
    assertThat(namesByUid).containsExactlyInAnyOrderEntriesOf(NAMES_BY_UID);
  }

  @Test
  void refusesToBuildWithATypeThatNeedsKryoOrAnOperatorWithoutUid() {
    // Given
    JobSettings settings = SettingsReader.fromArguments();

    // When
    StreamExecutionEnvironment environment = JobEnvironment.of(settings);

    // Then
    assertThat(environment.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(environment.getConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
  }

  @Test
  void givesFilesOfRocksDbFiltersUnderFlinksOwnNameForThem() {
    // Given
    JobSettings settings = SettingsReader.fromArguments();

    // When
    StreamExecutionEnvironment environment = JobEnvironment.of(settings);

    // Then
    assertThat(environment.getConfiguration().get(RocksDBConfigurableOptions.USE_BLOOM_FILTER))
        .isTrue();
  }

  private static Endpoints onKafka(JobSettings settings) {
    KafkaSources sources = new KafkaSources(settings);
    KafkaSinks sinks = new KafkaSinks(settings);
    return new Endpoints(
        sources.predictions(),
        sources.labels(),
        sources.control(),
        sinks.alerts(),
        sinks.measurements(),
        sinks.rejections(1_000_000));
  }
}
