package dev.plumbline.cli.control;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.LeaseKey;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.kafka.TopicWriter;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import dev.plumbline.monitoring.profile.file.ProfileAssembler;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.text.StrictUtf8;
import dev.plumbline.schemas.value.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of profiles: each as its features and, last, its manifest. */
public final class ProfileTopic {

  private final KafkaAccess kafka;
  private final String topic;

  /** The topic of this name. */
  public ProfileTopic(KafkaAccess kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /**
   * What is on the topic.
   *
   * @param editions those that are whole, in the order of their manifests
   * @param problems what else is there, one sentence each
   * @param keys of all records that are not deleted, also of profiles that are not whole
   */
  public record Content(List<ProfileEdition> editions, List<String> problems, List<String> keys) {

    /** Copies all. */
    public Content {
      editions = List.copyOf(editions);
      problems = List.copyOf(problems);
      keys = List.copyOf(keys);
    }

    /** The profiles, each once. */
    public List<Profile> profiles() {
      return editions.stream().map(ProfileEdition::profile).distinct().toList();
    }

    /** The edition of a name that takes effect last. */
    public Optional<ProfileEdition> newest(String name) {
      return editions.stream()
          .filter(edition -> edition.profile().name().equals(name))
          .reduce((earlier, later) -> later);
    }

    /** The profiles of a name, or of an id: a name, {@code @} and at least the start of a hash. */
    public List<Profile> named(String nameOrId) {
      return profiles().stream()
          .filter(
              profile ->
                  profile.name().equals(nameOrId)
                      || (nameOrId.startsWith(profile.name() + "@")
                          && (profile.name() + "@" + profile.hash()).startsWith(nameOrId)))
          .toList();
    }
  }

  /** All that is on the topic now; what was deleted is not, whether compaction ran or not. */
  public Content content() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    new TopicReader(kafka, topic).readToEnd(records::add);
    return contentOf(records);
  }

  static Content contentOf(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
    records.stream()
        .filter(record -> !LeaseKey.isOne(record.key()))
        .forEach(record -> keep(record, newest));
    RecordReader features = new RecordReader(Schemas.PROFILE_FEATURE, WriterSchemas.ours());
    RecordReader manifests = new RecordReader(Schemas.PROFILE_MANIFEST, WriterSchemas.ours());
    ProfileAssembler assembler = new ProfileAssembler();
    List<ProfileAssembler.Placed> editions = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : newest.values()) {
      // Avro reads a record only as the one it was written as, so neither passes for the other.
      Decoded manifest = manifests.read(record.value());
      Decoded decoded = manifest.isRecord() ? manifest : features.read(record.value());
      if (decoded.isRecord() && !hasItsKey(record, decoded.record())) {
        problems.add(
            "%s@%d is %s, and its key is another: it was renamed or damaged"
                .formatted(
                    record.topic(), record.offset(), ProfileRecords.keyOf(decoded.record())));
      } else if (decoded.isRecord()) {
        ProfileAssembler.Assembly assembly = assembler.accept(decoded.record());
        editions.addAll(assembly.editions());
        assembly.refusal().ifPresent(problems::add);
      } else {
        String problem = decoded.malformed().orElseThrow().message();
        problems.add(record.topic() + "@" + record.offset() + ": " + problem);
      }
    }
    problems.addAll(assembler.problems());
    editions.sort(Comparator.comparingLong(ProfileAssembler.Placed::place));
    return new Content(
        editions.stream().map(ProfileAssembler.Placed::edition).toList(),
        problems,
        List.copyOf(newest.keySet()));
  }

  /** The job takes no other: else a profile would be whole here, and not there. */
  private static boolean hasItsKey(ConsumerRecord<byte[], byte[]> record, GenericRecord part) {
    byte[] key = ProfileRecords.keyOf(part).getBytes(StandardCharsets.UTF_8);
    return record.key() == null || Arrays.equals(key, record.key());
  }

  private static void keep(
      ConsumerRecord<byte[], byte[]> record, Map<String, ConsumerRecord<byte[], byte[]>> newest) {
    String key =
        Optional.ofNullable(record.key())
            .flatMap(StrictUtf8::read)
            .orElseGet(() -> "without a key in text " + record.partition() + "/" + record.offset());
    newest.remove(key);
    if (record.value() != null) {
      newest.put(key, record);
    }
  }

  /**
   * Deletes a profile: a tombstone for each of its records, the manifest's first, so that who reads
   * in between finds it not whole. Returns when all are stored.
   *
   * @param keys of the records that are there
   */
  public void delete(Profile profile, List<String> keys) {
    try (TopicWriter writer = TopicWriter.open(kafka, topic)) {
      keysOf(profile, keys).forEach(key -> writer.write(key, null));
      writer.flush();
    }
  }

  /** Those of the keys that a profile's records have, the manifest's first. */
  static List<String> keysOf(Profile profile, List<String> keys) {
    String start = profile.name() + "@" + profile.hash() + "/";
    return keys.stream()
        .filter(key -> key.startsWith(start))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * Publishes an edition of a profile; returns when all of it is stored.
   *
   * @param manifestAlone that its features are whole on the topic, so that its manifest is enough
   */
  public void publish(ProfileEdition edition, boolean manifestAlone) {
    List<GenericRecord> records = ProfileRecords.toRecords(edition);
    int first = manifestAlone ? records.size() - 1 : 0;
    try (TopicWriter writer = TopicWriter.open(kafka, topic)) {
      for (GenericRecord record : records.subList(first, records.size())) {
        byte[] value = RecordWriter.singleObject(record.getSchema()).write(record);
        writer.write(ProfileRecords.keyOf(record), value);
      }
      writer.flush();
    }
  }
}
