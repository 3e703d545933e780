package dev.plumbline.job.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Texts that come again and again in one record, written once: where one comes first, its number is
 * the next, and the text follows; later only its number. What is read is one object for each text.
 *
 * <p>A table belongs to one record, and is either written or read.
 */
final class TextTable {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  void write(String text, DataOutputView target) throws IOException {
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(text, next);
    if (known != null) {
      target.writeInt(known);
    } else {
      target.writeInt(next);
      StringValue.writeString(text, target);
    }
  }

  String read(DataInputView source) throws IOException {
    int number = source.readInt();
    if (number == texts.size()) {
      texts.add(StringValue.readString(source));
    }
    return texts.get(number);
  }
}
