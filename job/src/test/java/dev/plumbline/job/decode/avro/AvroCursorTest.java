package dev.plumbline.job.decode.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroCursorTest {

  private final AvroCursor cursor = new AvroCursor();

  private void over(int... bytes) {
    byte[] value = new byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      value[index] = (byte) bytes[index];
    }
    cursor.over(value, 0);
  }

  private void assertDeclined(Consumer<AvroCursor> read) {
    assertThatThrownBy(() -> read.accept(cursor)).isSameAs(DeclinedException.INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        1,
        -64,
        63,
        64,
        -65,
        8_191,
        8_192,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1_793_491_200_000L,
        (1L << 61) - 1,
        -(1L << 61)
      })
  void readsNumbersAsAvroWritesThem(long number) throws IOException {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeLong(number);
    cursor.over(bytes.toByteArray(), 0);

    // When
    long read = cursor.readLong();

    // Then
    assertThat(read).isEqualTo(number);
    assertThat(cursor.isAtEnd()).isTrue();
  }

  @Test
  void declinesANumberInMoreBytesThanItNeeds() {
    // Given 0 in two bytes
    over(0x80, 0x00);

    // Then
    assertDeclined(AvroCursor::readLong);
  }

  @Test
  void declinesANumberThatDoesNotEnd() {
    // Given
    over(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);

    // Then
    assertDeclined(AvroCursor::readLong);
  }

  @Test
  void declinesAnIntBeyondItsRange() {
    // Given 2^31
    over(0x80, 0x80, 0x80, 0x80, 0x10);

    // Then
    assertDeclined(AvroCursor::readInt);
  }

  @Test
  void declinesALengthWithoutTheBytesForIt() {
    // Given a text of 3 bytes of which 2 are there
    over(0x06, 'a', 'b');

    // Then
    assertDeclined(AvroCursor::readLength);
  }

  @Test
  void declinesANegativeLength() {
    // Given
    over(0x01, 'a', 'b');

    // Then
    assertDeclined(AvroCursor::readLength);
  }

  @Test
  void declinesACountWithoutTheBytesForIt() {
    // Given a block of 1,000,000 items
    over(0x80, 0x89, 0x7A, 0, 0);

    // Then
    assertDeclined(AvroCursor::readBlock);
  }

  @Test
  void readsABlockThatSaysItsSize() {
    // Given −2 items, in 2 bytes
    over(0x03, 0x04, 1, 1);

    // When
    int items = cursor.readBlock();

    // Then
    assertThat(items).isEqualTo(2);
    assertThat(cursor.at()).isEqualTo(2);
  }

  @Test
  void declinesABooleanThatIsNeither() {
    // Given
    over(2);

    // Then
    assertDeclined(AvroCursor::readBoolean);
  }

  @Test
  void declinesADoubleOfSevenBytes() {
    // Given
    over(0, 0, 0, 0, 0, 0, 0);

    // Then
    assertDeclined(AvroCursor::readDouble);
  }

  @Test
  void declinesABranchInTwoBytes() {
    // Given
    over(0x80, 0x01);

    // Then
    assertDeclined(AvroCursor::readBranch);
  }
}
