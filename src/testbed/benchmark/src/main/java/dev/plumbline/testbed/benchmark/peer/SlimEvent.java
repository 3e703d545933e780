package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.peer.EventTopics.EventTime;
import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;

/**
 * What the interval join needs of a prediction or of a label: id, event time and class, 30 bytes.
 * Ids of the workload are UUIDs, whatever the model, so two numbers say them.
 */
final class SlimEvent {

  /** The key: an id. */
  static final TypeInformation<Tuple2<Long, Long>> KEY = Types.TUPLE(Types.LONG, Types.LONG);

  /** High and low half of the id, event time, class. */
  static final TypeInformation<Tuple4<Long, Long, Long, String>> TYPE =
      Types.TUPLE(Types.LONG, Types.LONG, Types.LONG, Types.STRING);

  /** When it happened. */
  static final EventTime<Tuple4<Long, Long, Long, String>> TIME = event -> event.f2;

  /** What it is about. */
  static final KeySelector<Tuple4<Long, Long, Long, String>, Tuple2<Long, Long>> ID = new Id();

  private SlimEvent() {}

  /** Reads the class predicted. */
  static SlimReader<Tuple4<Long, Long, Long, String>> ofPrediction() {
    return new Reader(true);
  }

  /** Reads the class that was true. */
  static SlimReader<Tuple4<Long, Long, Long, String>> ofLabel() {
    return new Reader(false);
  }

  /** No lambda: Flink asks for its types. */
  private static final class Id
      implements KeySelector<Tuple4<Long, Long, Long, String>, Tuple2<Long, Long>> {

    @Override
    public Tuple2<Long, Long> getKey(Tuple4<Long, Long, Long, String> event) {
      return Tuple2.of(event.f0, event.f1);
    }
  }

  private static final class Reader extends SlimReader<Tuple4<Long, Long, Long, String>> {

    private final boolean prediction;

    private Reader(boolean prediction) {
      super(TYPE);
      this.prediction = prediction;
    }

    @Override
    Tuple4<Long, Long, Long, String> read(EventBytes in) throws IOException {
      long time = in.number();
      in.skipText(); // model
      if (prediction) {
        in.skipText(); // version
      }
      UUID id = UUID.fromString(in.text().toString());
      if (prediction) {
        in.optionalReal(); // latency_ms
      }
      return Tuple4.of(
          id.getMostSignificantBits(), id.getLeastSignificantBits(), time, in.optionalText());
    }
  }
}
