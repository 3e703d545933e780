package dev.plumbline.monitoring.monitor;

import static dev.plumbline.monitoring.monitor.file.TestMonitors.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesChoiceTest {

  private static final String START =
      "model: m\ntask: binary\npositive_class: a\nfeatures: {size: numeric}\n"
          + "reference: {first: 100}\nsegments: {channel: {values: [web, app, \"1\"]}}\n";

  private static final String SILENT =
      "rules: [{name: r, metric: prediction_count, window: 5m, no_data: true%s}]";

  private static final String SLOW =
      "rules: [{name: r, metric: latency.p99, window: 5m, above: 250%s}]";

  private static final String DRIFT =
      "rules: [{name: r, metric: psi, window: 5m, features: all, above: 0.2%s}]";

  @Test
  void judgesEverySeriesUnlessItSaysOtherwise() {
    // When
    SeriesChoice choice = choice("", SLOW, "");

    // Then
    assertThat(choice.holds("*", "*")).isTrue();
    assertThat(choice.holds("3", "channel=app")).isTrue();
  }

  @Test
  void looksForSilenceInTheTotalAloneUnlessItSaysOtherwise() {
    // When
    SeriesChoice choice = choice("", SILENT, "");

    // Then
    assertThat(choice.holds("*", "*")).isTrue();
    assertThat(choice.holds("*", "channel=app")).isFalse();
    assertThat(choice.holds("3", "*")).isFalse();
  }

  @Test
  void looksForSilenceInEveryVersionWhereNoTotalIsKept() {
    // When
    SeriesChoice choice = choice("versions: each\n", SILENT, "");

    // Then
    assertThat(choice.holds("3", "*")).isTrue();
    assertThat(choice.holds("3", "channel=app")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "only_versions: ['4'] | 4 | * | true",
        "only_versions: ['4'] | 3 | * | false",
        "only_versions: ['4'] | * | * | false",
        "only_versions: ['4', '*'] | * | * | true",
        "only_versions: each | 3 | * | true",
        "segments: total | * | * | true",
        "segments: total | * | channel=app | false",
        "segments: each | * | channel=app | true",
        "segments: each | * | * | true",
        "segments: [channel=app] | * | channel=app | true",
        "segments: [channel=app] | * | channel=web | false",
        "segments: [channel=app] | * | * | false",
        "segments: [channel=true] | * | channel=1 | true",
        "segments: [channel=__other__, '*'] | * | channel=__other__ | true",
        "segments: [channel=__other__, '*'] | * | * | true",
      })
  void judgesTheSeriesThatItNames(String key, String version, String segment, boolean holds) {
    // When
    SeriesChoice ofSilence = choice("", SILENT, ", " + key);

    // Then
    assertThat(ofSilence.holds(version, segment)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "both, ''",
    "each, ''",
    "together, ''",
    "both, 'only_versions: each'",
    "both, 'segments: each'",
    "both, 'segments: [channel=app]'",
    "both, 'only_versions: [\"4\"]'"
  })
  void isWrittenAsItIsReadAgain(String versions, String key) {
    // Given
    String start = "versions: " + versions + "\n";
    String more = key.isEmpty() ? "" : ", " + key;

    for (String form : List.of(SILENT, SLOW)) {
      Monitor monitor = monitor(start, form, more);

      // When
      Monitor again = MonitorFile.read("topic", MonitorFile.toJson(monitor)).orThrow();

      // Then
      assertThat(again).isEqualTo(monitor);
    }
  }

  @Test
  void writesOutWhatIsJudgedByDefault() {
    // When
    String silent = MonitorFile.toJson(monitor("", SILENT, ""));
    String slow = MonitorFile.toJson(monitor("", SLOW, ""));
    String drift = MonitorFile.toJson(monitor("", DRIFT, ""));

    // Then
    assertThat(silent).contains("\"only_versions\":[\"*\"],\"segments\":\"total\"");
    assertThat(slow).contains("\"segments\":\"each\"").doesNotContain("only_versions");
    assertThat(drift).doesNotContain("\"segments\":\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "both | only_versions: [4] | m.yaml:8 rules[0].only_versions[0]: 4 is not text: quote it, \"4\"",
        "both | only_versions: all | \"all\" is not each, or a list of versions in quotes; \"*\" is",
        "both | only_versions: [] | rules[0].only_versions: [] has too few items: at least 1",
        "together | only_versions: ['4'] | only_versions[0]: \"4\" is no series: \"versions: together\"",
        "together | only_versions: each | only_versions: \"each\" is no series: \"versions: together\"",
        "each | only_versions: ['*'] | only_versions[0]: \"*\" is no series: \"versions: each\" keeps",
        "both | segments: all | segments: \"all\" is not total, each, or a list such as [channel=app]",
        "both | segments: [] | rules[0].segments: [] has too few items: at least 1",
        "both | segments: [channel=ap] | segments[0]: \"channel=ap\" is not a segment of this monitor. Did you mean \"channel=app\"?",
        "both | segments: [app, x=y] | segments[1]: \"x=y\" is not a segment of this monitor. Allowed: channel=web, channel=app, channel=1, channel=__other__.",
      })
  void refusesWhatWouldNeverBeJudged(String versions, String key, String sentence) {
    // When
    String problems = problems(START + "versions: " + versions + "\n" + SLOW.formatted(", " + key));

    // Then
    assertThat(problems).contains(sentence);
  }

  @Test
  void refusesSegmentsWhereOnlyTheTotalIsReported() {
    // When
    String problems = problems(START + DRIFT.formatted(", segments: each"));

    // Then
    assertThat(problems)
        .isEqualTo(
            "m.yaml:7 rules[0].segments: \"segments\" has no effect: psi is told over all segments");
  }

  @Test
  void reportsBothAtOnce() {
    // When
    String problems =
        problems(
            START
                + "versions: together\n"
                + SLOW.formatted(", only_versions: ['4'], segments: [channel=x]"));

    // Then
    assertThat(problems.lines()).hasSize(2);
  }

  private static SeriesChoice choice(String start, String form, String more) {
    return monitor(start, form, more).rules().get(0).scope().series();
  }

  private static Monitor monitor(String start, String form, String more) {
    return MonitorFile.read("m.yaml", START + start + form.formatted(more)).orThrow();
  }
}
