package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.workload.Layout;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.DoubleType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;

/**
 * Predictions as rows of SQL, as Flink holds them inside: {@code model}, {@code predicted_at},
 * {@code latency_ms} and {@code features}, an array or a map by the layout. Straight from the
 * bytes, which is cheaper than the format {@code avro}.
 */
final class PredictionRows implements DeserializationSchema<RowData> {

  private static final int PREDICTED_AT = 1;
  private static final int MILLIS = 3;

  /** Branches of a feature's union in the schema of predictions. */
  private enum Branch {
    NULL,
    BOOLEAN,
    LONG,
    DOUBLE,
    STRING
  }

  private final Layout layout;
  private transient EventBytes bytes;

  PredictionRows(Layout layout) {
    this.layout = layout;
  }

  /** The event time of a row. */
  static long predictedAt(RowData row) {
    return row.getTimestamp(PREDICTED_AT, MILLIS).getMillisecond();
  }

  @Override
  public RowData deserialize(byte[] event) throws IOException {
    if (bytes == null) {
      bytes = new EventBytes();
    }
    EventBytes in = bytes.of(event);
    TimestampData predictedAt = TimestampData.fromEpochMillis(in.number());
    StringData model = text(in);
    in.skipText(); // version
    in.skipText(); // prediction_id
    Double latency = in.optionalReal();
    in.optionalText(); // predicted_class
    in.optionalReal(); // predicted_value
    in.skipReals(); // probabilities
    Map<StringData, Double> map = map(in);
    in.optionalText(); // feature_set
    double[] array = array(in.rest());
    Object features =
        layout == Layout.ARRAY ? new GenericArrayData(array) : new GenericMapData(map);
    return GenericRowData.of(model, predictedAt, latency, features);
  }

  private static StringData text(EventBytes in) throws IOException {
    Utf8 text = in.text();
    return StringData.fromBytes(Arrays.copyOf(text.getBytes(), text.getByteLength()));
  }

  private static Map<StringData, Double> map(EventBytes in) throws IOException {
    BinaryDecoder decoder = in.rest();
    Map<StringData, Double> features = new HashMap<>();
    for (long left = decoder.readMapStart(); left != 0; left = decoder.mapNext()) {
      for (; left > 0; left--) {
        StringData name = text(in);
        features.put(name, number(decoder));
      }
    }
    return features;
  }

  private static Double number(BinaryDecoder decoder) throws IOException {
    switch (Branch.values()[decoder.readIndex()]) {
      case DOUBLE:
        return decoder.readDouble();
      case LONG:
        return (double) decoder.readLong();
      case BOOLEAN:
        decoder.readBoolean();
        return null;
      case STRING:
        decoder.skipString();
        return null;
      default:
        return null;
    }
  }

  private static double[] array(BinaryDecoder decoder) throws IOException {
    double[] values = new double[0];
    int length = 0;
    for (long left = decoder.readArrayStart(); left != 0; left = decoder.arrayNext()) {
      values = Arrays.copyOf(values, length + (int) left);
      for (; left > 0; left--) {
        values[length++] = decoder.readDouble();
      }
    }
    return values;
  }

  @Override
  public boolean isEndOfStream(RowData row) {
    return false;
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    LogicalType number = new DoubleType(false);
    LogicalType name = new VarCharType(false, VarCharType.MAX_LENGTH);
    return InternalTypeInfo.of(
        RowType.of(
            new LogicalType[] {
              name,
              new LocalZonedTimestampType(false, MILLIS),
              new DoubleType(true),
              layout == Layout.ARRAY
                  ? new ArrayType(false, number)
                  : new MapType(false, name, new DoubleType(true))
            },
            new String[] {"model", "predicted_at", "latency_ms", "features"}));
  }
}
