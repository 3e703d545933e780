package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.value.Decoded;
import org.apache.avro.generic.GenericRecord;

/** The first two questions to every record: can it be read, and is its time plausible. */
final class Decoding {

  private Decoding() {}

  static GenericRecord record(RecordReader reader, SourceRecord source) {
    Decoded decoded = reader.read(source.value());
    decoded
        .malformed()
        .ifPresent(
            malformed -> {
              throw new RefusedEventException(malformed.reason(), malformed.message());
            });
    return decoded.record();
  }

  static void check(EventTimeGuard guard, String field, long eventTime, SourceRecord source) {
    guard
        .check(field, eventTime, source.timestamp())
        .ifPresent(
            refusal -> {
              throw new RefusedEventException(refusal.reason(), refusal.message());
            });
  }
}
