package dev.plumbline.job.control;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.control.ProfileReader;
import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.monitoring.profile.file.ProfileAssembler;
import dev.plumbline.monitoring.profile.file.ProfileRecords;
import dev.plumbline.schemas.text.StrictUtf8;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * Profiles on their way: each comes as many records, and is taken when all are there and undamaged.
 * What waits for the rest is bounded: {@value #MOST_UNFINISHED} profiles, {@value #MOST_BYTES}
 * bytes, a minute without a further part. Beyond that the profile that waits longest is given up,
 * and each of its records is refused.
 */
final class ProfileParts {

  static final int MOST_UNFINISHED = 20;
  static final long MOST_BYTES = 64L * 1024 * 1024;

  /** {@code profile apply} writes all parts in one go; a minute is long for the slowest network. */
  static final long PATIENCE_MS = 300_000;

  /** What became of a record: editions that it completed, or a refusal, or neither yet. */
  record Outcome(List<ProfileAssembler.Placed> editions, Optional<Refusal> refusal) {

    private static final Outcome WAITING = new Outcome(List.of(), Optional.empty());

    private static Outcome refused(Reason reason, String message) {
      return new Outcome(List.of(), Optional.of(new Refusal(reason, message)));
    }
  }

  /** The records of one profile so far. */
  private static final class Waiting {

    private final List<SourceRecord> records = new ArrayList<>();
    private long bytes;

    /** When it was first seen without a further part; null as long as one came since. */
    private Long quietSince;
  }

  private final ProfileReader reader = new ProfileReader();
  private final ProfileAssembler assembler = new ProfileAssembler();

  /** By name and hash; the one that waits longest for a part comes first. */
  private final Map<String, Waiting> unfinished = new LinkedHashMap<>();

  private final List<RefusedRecord> givenUp = new ArrayList<>();
  private long bytes;

  /** Takes in a record that is no tombstone. */
  Outcome take(SourceRecord record) {
    Decoded decoded = reader.read(record.value());
    if (decoded.malformed().isPresent()) {
      Malformed malformed = decoded.malformed().get();
      return Outcome.refused(malformed.reason(), malformed.message());
    }
    GenericRecord part = decoded.record();
    String key = ProfileRecords.keyOf(part);
    if (record.key() != null
        && !Arrays.equals(record.key(), key.getBytes(StandardCharsets.UTF_8))) {
      return Outcome.refused(
          Reason.INVALID_PROFILE,
          "it is %s, and its key is another: it was renamed or damaged; publish profiles by plumbline profile apply"
              .formatted(key));
    }
    return take(record, part);
  }

  private Outcome take(SourceRecord record, GenericRecord part) {
    String profile = ProfileRecords.profileOf(part);
    ProfileAssembler.Assembly assembly = assembler.accept(part);
    if (assembly.refusal().isPresent()) {
      Refusal refusal = new Refusal(Reason.INVALID_PROFILE, assembly.refusal().get());
      if (!assembler.isUnfinished(part)) { // else the others may still find a manifest
        refuseAll(remove(profile), refusal);
      }
      return new Outcome(assembly.editions(), Optional.of(refusal));
    }
    if (!assembly.editions().isEmpty()) {
      remove(profile);
      return new Outcome(assembly.editions(), Optional.empty());
    }
    if (assembler.isUnfinished(part)) {
      keep(profile, record);
    }
    return Outcome.WAITING;
  }

  /** Forgets parts of a profile that is deleted: nobody waits for it. */
  void deleted(SourceRecord tombstone) {
    Optional.ofNullable(tombstone.key()).flatMap(StrictUtf8::read).ifPresent(this::deleted);
  }

  private void deleted(String key) {
    String profile = key.substring(0, Math.max(0, key.lastIndexOf('/')));
    if (remove(profile) != null) {
      assembler.forget(profile);
    }
  }

  /**
   * The records of profiles that were given up since the last call.
   *
   * @param now the clock, epoch milliseconds
   */
  List<RefusedRecord> givenUp(long now) {
    List<String> quiet = new ArrayList<>();
    unfinished.forEach(
        (profile, waiting) -> {
          if (waiting.quietSince == null) {
            waiting.quietSince = now;
          } else if (now - waiting.quietSince >= PATIENCE_MS) {
            quiet.add(profile);
          }
        });
    quiet.forEach(profile -> giveUp(profile, "no further part came for a minute"));
    List<RefusedRecord> refused = List.copyOf(givenUp);
    givenUp.clear();
    return refused;
  }

  private void keep(String profile, SourceRecord record) {
    Waiting waiting = unfinished.remove(profile);
    if (waiting == null) {
      waiting = new Waiting();
    }
    waiting.records.add(record);
    waiting.quietSince = null;
    waiting.bytes += record.value().length;
    bytes += record.value().length;
    unfinished.put(profile, waiting);
    while (unfinished.size() > MOST_UNFINISHED || bytes > MOST_BYTES) {
      Iterator<String> oldest = unfinished.keySet().iterator();
      giveUp(oldest.next(), "too many parts of unfinished profiles wait");
    }
  }

  private void giveUp(String profile, String why) {
    String missing = assembler.forget(profile);
    Refusal refusal =
        new Refusal(
            Reason.INVALID_PROFILE,
            "%s; given up, since %s: publish it again by plumbline profile apply"
                .formatted(shortened(missing), why));
    refuseAll(remove(profile), refusal);
  }

  private Waiting remove(String profile) {
    Waiting waiting = unfinished.remove(profile);
    if (waiting != null) {
      bytes -= waiting.bytes;
    }
    return waiting;
  }

  private void refuseAll(Waiting waiting, Refusal refusal) {
    if (waiting != null) {
      waiting.records.forEach(record -> givenUp.add(new RefusedRecord(record, refusal)));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 500 ? text : text.substring(0, 500) + "…";
  }
}
