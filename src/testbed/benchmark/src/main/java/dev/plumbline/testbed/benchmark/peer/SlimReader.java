package dev.plumbline.testbed.benchmark.peer;

import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Reads of an event only what its job needs, straight from the bytes.
 *
 * @param <T> what that is
 */
abstract class SlimReader<T> implements DeserializationSchema<T> {

  private final TypeInformation<T> type;
  private transient EventBytes bytes;

  SlimReader(TypeInformation<T> type) {
    this.type = type;
  }

  abstract T read(EventBytes in) throws IOException;

  @Override
  public final T deserialize(byte[] event) throws IOException {
    if (bytes == null) {
      bytes = new EventBytes();
    }
    return read(bytes.of(event));
  }

  @Override
  public final boolean isEndOfStream(T event) {
    return false;
  }

  @Override
  public final TypeInformation<T> getProducedType() {
    return type;
  }
}
