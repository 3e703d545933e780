package dev.plumbline.testbed.benchmark.workload;

import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Writes events of a traffic in Avro's single-object encoding, field by field in the order of our
 * schemas: a generic record each would cost more than the broker does. Held against the project's
 * own reader in a test. Mutable, not thread-safe.
 */
public final class EventWriter {

  private static final byte[] PREDICTION = SingleObjectHeader.of(Schemas.PREDICTION).bytes();
  private static final byte[] LABEL = SingleObjectHeader.of(Schemas.LABEL).bytes();

  /** Positions in the unions of the schemas. */
  private static final int SOME = 1;

  private static final int FEATURE_DOUBLE = 3;
  private static final int FEATURE_STRING = 4;

  private final WorkloadTraffic traffic;
  private final GeneratedEvents events;
  private final Utf8[] features;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
  private BinaryEncoder avro;

  /** A writer of the events of a traffic. */
  public EventWriter(WorkloadTraffic traffic) {
    this.traffic = traffic;
    this.events = new GeneratedEvents(traffic);
    this.features = new Utf8[traffic.features()];
    for (int feature = 0; feature < features.length; feature++) {
      features[feature] = new Utf8(WorkloadTraffic.feature(feature));
    }
  }

  /** The prediction of this number. */
  public byte[] prediction(long event) {
    try {
      start(PREDICTION);
      avro.writeLong(events.time(event));
      avro.writeString(WorkloadTraffic.model(events.model(event)));
      avro.writeString(WorkloadTraffic.VERSION);
      avro.writeString(events.id(event));
      avro.writeIndex(SOME);
      avro.writeDouble(events.latency(event));
      avro.writeIndex(SOME);
      avro.writeString(events.predictedClass(event));
      avro.writeIndex(0);
      writeProbabilities(event);
      if (traffic.layout() == Layout.MAP) {
        writeNamedFeatures(event);
      } else {
        writePositionedFeatures(event);
      }
      writeAttributes(event);
      return end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  /** The label of the prediction of this number. */
  public byte[] label(long event) {
    try {
      start(LABEL);
      avro.writeLong(events.labelTime(event));
      avro.writeString(WorkloadTraffic.model(events.model(event)));
      avro.writeString(events.id(event));
      avro.writeIndex(SOME);
      avro.writeString(events.labelClass(event));
      avro.writeIndex(0);
      avro.writeBoolean(false);
      return end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  private void start(byte[] header) throws IOException {
    bytes.reset();
    bytes.write(header);
    avro = EncoderFactory.get().binaryEncoder(bytes, avro);
  }

  private byte[] end() throws IOException {
    avro.flush();
    return bytes.toByteArray();
  }

  private void writeProbabilities(long event) throws IOException {
    avro.writeMapStart();
    if (traffic.enriched()) {
      avro.setItemCount(1);
      avro.startItem();
      avro.writeString("yes");
      avro.writeDouble(events.score(event));
    }
    avro.writeMapEnd();
  }

  private void writeNamedFeatures(long event) throws IOException {
    int categories = traffic.enriched() ? GeneratedEvents.CATEGORIES : 0;
    avro.writeMapStart();
    avro.setItemCount(features.length + categories);
    for (int feature = 0; feature < features.length; feature++) {
      avro.startItem();
      avro.writeString(features[feature]);
      double value = events.feature(event, feature);
      if (Double.isNaN(value)) {
        avro.writeIndex(0);
      } else {
        avro.writeIndex(FEATURE_DOUBLE);
        avro.writeDouble(value);
      }
    }
    for (int category = 0; category < categories; category++) {
      avro.startItem();
      avro.writeString(WorkloadTraffic.category(category));
      avro.writeIndex(FEATURE_STRING);
      avro.writeString(Integer.toString(events.category(event, category)));
    }
    avro.writeMapEnd();
    avro.writeIndex(0);
    avro.writeArrayStart();
    avro.writeArrayEnd();
  }

  private void writePositionedFeatures(long event) throws IOException {
    int categories = traffic.enriched() ? GeneratedEvents.CATEGORIES : 0;
    avro.writeMapStart();
    avro.writeMapEnd();
    avro.writeIndex(SOME);
    avro.writeString(WorkloadTraffic.FEATURE_SET);
    avro.writeArrayStart();
    avro.setItemCount(features.length + categories);
    for (int feature = 0; feature < features.length; feature++) {
      avro.startItem();
      avro.writeDouble(events.feature(event, feature));
    }
    for (int category = 0; category < categories; category++) {
      avro.startItem();
      avro.writeDouble(events.category(event, category));
    }
    avro.writeArrayEnd();
  }

  private void writeAttributes(long event) throws IOException {
    avro.writeMapStart();
    if (traffic.enriched()) {
      avro.setItemCount(1);
      avro.startItem();
      avro.writeString("channel");
      avro.writeString(events.channel(event));
    }
    avro.writeMapEnd();
  }
}
