package dev.plumbline.console.control;

import dev.plumbline.console.kafka.KafkaAccess;
import dev.plumbline.console.kafka.TopicReader;
import dev.plumbline.console.kafka.TopicWriter;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileAssembler;
import dev.plumbline.monitoring.profile.ProfileRecords;
import dev.plumbline.schemas.Decoded;
import dev.plumbline.schemas.RecordReader;
import dev.plumbline.schemas.RecordWriter;
import dev.plumbline.schemas.Schemas;
import dev.plumbline.schemas.WriterSchemas;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

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
   * @param profiles those that are whole, in the order of their manifests
   * @param problems what else is there, one sentence each
   */
  public record Content(List<Profile> profiles, List<String> problems) {

    /** Copies both. */
    public Content {
      profiles = List.copyOf(profiles);
      problems = List.copyOf(problems);
    }
  }

  /** All that is on the topic now. */
  public Content content() {
    RecordReader features = new RecordReader(Schemas.PROFILE_FEATURE, WriterSchemas.ours());
    RecordReader manifests = new RecordReader(Schemas.PROFILE_MANIFEST, WriterSchemas.ours());
    ProfileAssembler assembler = new ProfileAssembler();
    List<Profile> profiles = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    new TopicReader(kafka, topic)
        .readToEnd(
            record -> {
              // Avro reads a record only as the one it was written as, so neither passes for the
              // other.
              Decoded manifest = manifests.read(record.value());
              Decoded decoded = manifest.isRecord() ? manifest : features.read(record.value());
              if (decoded.isRecord()) {
                assembler.accept(decoded.record()).ifPresent(profiles::add);
              } else {
                problems.add(
                    topic
                        + "@"
                        + record.offset()
                        + ": "
                        + decoded.malformed().orElseThrow().message());
              }
            });
    problems.addAll(assembler.problems());
    return new Content(profiles, problems);
  }

  /** Publishes a profile; returns when all of it is stored. */
  public void publish(Profile profile) {
    try (TopicWriter writer = TopicWriter.open(kafka, topic)) {
      for (GenericRecord record : ProfileRecords.toRecords(profile)) {
        byte[] value = RecordWriter.singleObject(record.getSchema()).write(record);
        writer.write(ProfileRecords.keyOf(record), value);
      }
      writer.flush();
    }
  }
}
