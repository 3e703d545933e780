package dev.plumbline.job.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.kafka.TopicNames;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.registry.RegistryAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static final Path CONF = Path.of("conf");

  @TempDir private Path folder;

  private static JobSettings set(String... keyValues) {
    return SettingsReader.fromArguments(
        Arrays.stream(keyValues)
            .flatMap(keyValue -> List.of("--set", keyValue).stream())
            .toArray(String[]::new));
  }

  private static List<String> problems(String... arguments) {
    return catchThrowableOfType(
            SettingsException.class, () -> SettingsReader.fromArguments(arguments))
        .problems();
  }

  @Test
  void hasDefaultsForEverything() {
    // Given no arguments

    // When
    JobSettings settings = SettingsReader.fromArguments();

    // Then
    assertThat(settings.jobId()).isEqualTo("plumbline");
    assertThat(settings.jobLease()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.kafka()).isEqualTo(kafka("bootstrap.servers", "localhost:9092"));
    assertThat(settings.topics())
        .isEqualTo(
            new TopicNames(
                "predictions",
                "labels",
                "monitors",
                "profiles",
                "metrics",
                "alerts",
                "rejections"));
    assertThat(settings.start()).isEqualTo(StartPosition.COMMITTED);
    assertThat(settings.time())
        .isEqualTo(
            new TimeSettings(
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30)));
    assertThat(settings.joinTimeToLive()).isEqualTo(Duration.ofDays(21));
    assertThat(settings.versionLimit()).isEqualTo(200);
    assertThat(settings.alertsExactlyOnce()).isTrue();
    assertThat(settings.transactionTimeout()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.alertsForm()).isEqualTo(Form.JSON);
    assertThat(settings.metricsForm()).isEqualTo(Form.SINGLE_OBJECT);
    assertThat(settings.checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.registry()).isNull();
    assertThat(settings.schemaDirectory()).isNull();
  }

  @Test
  void showsNoSecretOfTheRegistry() {
    // When
    JobSettings settings =
        set(
            "schemas.registry-url=http://user:hush1@registry:8081/api",
            "schemas.registry.truststore.location=/trust.p12",
            "schemas.registry.truststore.password=hush2",
            "schemas.registry.keystore.password=hush3");
    JobSettings token =
        set("schemas.registry-url=http://registry", "schemas.registry.bearer-token=hush4");
    List<String> problems =
        problems(
            "--set",
            "schemas.registry-url=http://user:hush5@registry",
            "--set",
            "schemas.registry.bearer-token=hush6");

    // Then
    assertThat(settings.effective().toString() + settings + token.effective() + token + problems)
        .doesNotContain("hush")
        .contains("http://******@registry:8081/api", "/trust.p12");
    assertThat(problems).singleElement().asString().contains("exclude each other");
  }

  @Test
  void takesWhatAConfigProviderOfKafkasStandsFor() throws Exception {
    // Given
    Path secrets = Files.writeString(folder.resolve("secrets"), "registry=hush");
    JobSettings settings =
        set(
            "kafka.config.providers=file",
            "kafka.config.providers.file.class="
                + "org.apache.kafka.common.config.provider.FileConfigProvider",
            "schemas.registry-url=http://localhost:1",
            "schemas.registry.basic-auth.user=user",
            "schemas.registry.basic-auth.password=${file:" + secrets + ":registry}");

    // Then
    assertThat(settings.registry().resolved())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("basic-auth.user", "user", "basic-auth.password", "hush"));
    assertThat(settings.registry().open()).isSameAs(settings.registry().open());
  }

  @Test
  void wantsTheAddressOfARegistryThatItHasCredentialsFor() {
    // Then
    assertThat(problems("--set", "schemas.registry.bearer-token=t"))
        .containsExactly("schemas.registry.* needs schemas.registry-url");
    assertThat(problems("--set", "schemas.registry.bearer-tokn=t").get(0))
        .contains("Did you mean 'schemas.registry.bearer-token'?");
  }

  @Test
  void mapsEveryKeyToItsOwnField() {
    // Given
    Map<String, String> given = new LinkedHashMap<>();
    given.put("job.id", "j");
    given.put("job.lease", "11 s");
    given.put("topics.predictions", "t1");
    given.put("topics.labels", "t2");
    given.put("topics.monitors", "t3");
    given.put("topics.profiles", "t4");
    given.put("topics.metrics", "t5");
    given.put("topics.alerts", "t6");
    given.put("topics.rejections", "t7");
    given.put("start", "latest");
    given.put("partition-discovery", "10 s");
    given.put("time.out-of-orderness", "1 s");
    given.put("time.allowed-lateness", "2 s");
    given.put("time.max-future-skew", "3 s");
    given.put("time.silence", "4 s");
    given.put("time.idle", "5 s");
    given.put("time.idle-flush", "6 s");
    given.put("join.ttl", "7 d");
    given.put("versions.limit", "17");
    given.put("alerts.delivery", "at-least-once");
    given.put("alerts.transaction-timeout", "8 min");
    given.put("alerts.format", "confluent");
    given.put("metrics.format", "json");
    given.put("checkpoint.interval", "9 s");
    given.put("schemas.registry-url", "http://registry");
    given.put("schemas.extra-dir", "/schemas");
    assertThat(given.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SettingKey.values()).map(SettingKey::key).toList());

    // When
    JobSettings settings =
        set(given.entrySet().stream().map(Object::toString).toArray(String[]::new));

    // Then
    assertThat(settings)
        .isEqualTo(
            new JobSettings(
                "j",
                Duration.ofSeconds(11),
                kafka("bootstrap.servers", "localhost:9092"),
                new TopicNames("t1", "t2", "t3", "t4", "t5", "t6", "t7"),
                StartPosition.LATEST,
                Duration.ofSeconds(10),
                new TimeSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(6)),
                Duration.ofDays(7),
                17,
                false,
                Duration.ofMinutes(8),
                Form.CONFLUENT,
                Form.JSON,
                Duration.ofSeconds(9),
                new RegistrySettings("http://registry", Map.of(), Map.of()),
                "/schemas",
                new TreeMap<>(given)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "2.5", "many", "", "99999999999"})
  void refusesALimitOfVersionsThatIsNoneOrTooMany(String limit) {
    assertThat(problems("--set", "versions.limit=" + limit))
        .containsExactly(
            "'versions.limit' must be a whole number from 1 to 10000, found '" + limit + "'");
  }

  @Test
  void handsKafkaKeysOnUntouched() {
    // Given
    String option = "kafka.sasl.login.class=x.Y=z";

    // When
    JobSettings settings = set("kafka.bootstrap.servers=b:1,c:2", option);

    // Then
    assertThat(settings.kafka())
        .isEqualTo(kafka("bootstrap.servers", "b:1,c:2", "sasl.login.class", "x.Y=z"));
  }

  @Test
  void hasEveryKeyWithItsDefaultInTheFileThatExplainsThem() {
    // Given
    Map<String, String> defaults = new TreeMap<>();
    for (SettingKey key : SettingKey.values()) {
      defaults.put(key.key(), key.defaultValue());
    }
    defaults.put("kafka.bootstrap.servers", "localhost:9092");
    RegistryAccess.KEYS.forEach(key -> defaults.put(SettingKey.REGISTRY_PREFIX + key, ""));

    // When
    Map<String, String> file = SettingsFile.read(CONF.resolve("plumbline.yaml").toString());

    // Then
    assertThat(file).isEqualTo(defaults);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plumbline.yaml", "local.yaml"})
  void takesTheFilesThatAreShipped(String file) {
    // Given
    String path = CONF.resolve(file).toString();

    // When
    JobSettings settings = SettingsReader.fromArguments("--config", path);

    // Then
    assertThat(settings.jobId()).isEqualTo("plumbline");
  }

  @Test
  void letsWhatIsSetLaterHold() throws Exception {
    // Given
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "job: {id: from-file}\ntopics:\n  alerts: file-alerts\n");

    // When
    JobSettings settings =
        SettingsReader.fromArguments(
            "--set",
            "topics.alerts=early",
            "--config",
            file.toUri().toString(),
            "--set",
            "job.id=late");

    // Then
    assertThat(settings.jobId()).isEqualTo("late");
    assertThat(settings.topics().alerts()).isEqualTo("file-alerts");
  }

  @ParameterizedTest
  @CsvSource({
    "time.idel, time.idle",
    "topics.alert, topics.alerts",
    "checkpoint.intervall, checkpoint.interval",
    "join.TTL, join.ttl",
  })
  void refusesAnUnknownKeyAndNamesTheNearest(String key, String near) {
    // Given an unknown key

    // When
    List<String> problems = problems("--set", key + "=1 s");

    // Then
    assertThat(problems)
        .containsExactly("'" + key + "' is not a setting. Did you mean '" + near + "'?");
  }

  @ParameterizedTest
  @CsvSource({
    "time.idle=soon, time.idle",
    "time.idle=-1 s, time.idle",
    "join.ttl=0 s, join.ttl",
    "checkpoint.interval=0 s, checkpoint.interval",
    "start=beginning, start",
    "alerts.format=xml, alerts.format",
    "alerts.delivery=never, alerts.delivery",
    "job.id=a b, job.id",
    "job.lease=9 s, job.lease",
    "job.lease=61 min, job.lease",
    "topics.alerts=, topics.alerts",
    "topics.alerts=labels, topics must differ",
    "alerts.format=confluent, schemas.registry-url",
    "alerts.transaction-timeout=19 s, twice checkpoint.interval",
  })
  void refusesAValueThatCannotBeUsedAndNamesIt(String keyValue, String words) {
    // Given a value

    // When
    List<String> problems = problems("--set", keyValue);

    // Then
    assertThat(problems).hasSize(1).first().asString().contains(words);
  }

  @Test
  void reportsAllProblemsAtOnce() {
    // Given
    String[] arguments = {
      "--set",
      "time.idel=1 s",
      "--set",
      "time.idle=soon",
      "--set",
      "start=now",
      "--sett",
      "x",
      "--config",
      "/no/such/file.yaml",
      "--set",
      "no-value",
      "--set"
    };

    // When
    List<String> problems = problems(arguments);

    // Then
    assertThat(problems).hasSize(7);
    assertThat(String.join("\n", problems))
        .contains("time.idel", "time.idle", "start", "--sett", "/no/such/file.yaml", "no-value");
  }

  @Test
  void saysWhereAFileIsNoYaml() throws Exception {
    // Given
    Path file = folder.resolve("bad.yaml");
    Files.writeString(file, "job:\n  id: [\n");

    // When
    List<String> problems = problems("--config", file.toString());

    // Then
    assertThat(problems).hasSize(1).first().asString().contains("bad.yaml:", "not YAML");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.sasl.jaas.config",
        "kafka.ssl.keystore.password",
        "kafka.ssl.key.password",
        "kafka.ssl.keystore.key",
        "kafka.sasl.oauthbearer.client.credentials.client.secret",
      })
  void showsNoSecretAmongTheSettingsInForce(String key) {
    // Given
    String secret = "hunter2";

    // When
    JobSettings settings = set(key + "=" + secret, "kafka.client.id=plain");

    // Then
    assertThat(settings.effective().values()).noneMatch(value -> value.contains(secret));
    assertThat(settings.effective()).containsKey(key).containsEntry("kafka.client.id", "plain");
    assertThat(settings.kafka()).containsValue(secret);
  }

  private static Properties kafka(String... keyValues) {
    Properties properties = new Properties();
    for (int i = 0; i < keyValues.length; i += 2) {
      properties.setProperty(keyValues[i], keyValues[i + 1]);
    }
    return properties;
  }
}
