package dev.plumbline.job.decode.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

  private static final Map<String, Integer> WATCHED =
      Map.of("amount", 0, "age", 1, "käse", 2, "a".repeat(200), 3);

  private final KeyOrder keys = new KeyOrder(WATCHED);
  private final AvroCursor cursor = new AvroCursor();

  private static byte[] encoded(List<String> names) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      for (String name : names) {
        encoder.writeString(name);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the keys of one event mean, all of which must be read to their end. */
  private List<Integer> meaningsOf(List<String> names) {
    cursor.over(encoded(names), 0);
    List<Integer> meanings = new ArrayList<>();
    for (int place = 0; place < names.size(); place++) {
      meanings.add(keys.next(cursor, place));
    }
    assertThat(cursor.isAtEnd()).isTrue();
    return meanings;
  }

  private static List<Integer> expectedOf(List<String> names) {
    return names.stream().map(name -> WATCHED.getOrDefault(name, KeyOrder.NOT_WATCHED)).toList();
  }

  @Test
  void knowsKeysInWhateverOrderAndNumberTheyCome() {
    // Given
    List<String> names = new ArrayList<>(WATCHED.keySet());
    names.addAll(List.of("ag", "amounts", "agf", "", "amount", "b".repeat(200), "ageamount"));
    Random random = new Random(3);
    for (int event = 0; event < 500; event++) {
      if (random.nextBoolean()) {
        Collections.shuffle(names, random);
      }
      List<String> sent = names.subList(0, random.nextInt(names.size() + 1));

      // When
      List<Integer> meanings = meaningsOf(sent);

      // Then
      assertThat(meanings).isEqualTo(expectedOf(sent));
    }
  }

  @Test
  void knowsKeysThatAreMoreThanItRemembers() {
    // Given
    List<String> names = new ArrayList<>(Collections.nCopies(5_000, "other"));
    names.add("age");

    // When / Then
    assertThat(meaningsOf(names)).isEqualTo(expectedOf(names));
    assertThat(meaningsOf(names)).isEqualTo(expectedOf(names));
  }

  @Test
  void knowsKeysThatAreLongerThanItRemembers() {
    // Given
    List<String> names = List.of("amount", "long".repeat(20_000), "age");

    // When / Then
    assertThat(meaningsOf(names)).isEqualTo(expectedOf(names));
    assertThat(meaningsOf(names)).isEqualTo(expectedOf(names));
  }

  @Test
  void declinesAKeyThatIsCutOffAlsoWhereItIsExpected() {
    // Given
    byte[] whole = encoded(List.of("amount", "age"));
    meaningsOf(List.of("amount", "age"));
    cursor.over(Arrays.copyOf(whole, whole.length - 1), 0);
    keys.next(cursor, 0);

    // When / Then
    assertThatThrownBy(() -> keys.next(cursor, 1)).isSameAs(DeclinedException.INSTANCE);
  }
}
