package dev.plumbline.cli.file.row;

import java.util.Arrays;
import java.util.Optional;

/** Forms of files that are not read, told by their first bytes, and what to do with them. */
enum ForeignForm {
  XZ("is compressed with xz; unpack it first, as with xz -dk", 0xFD, '7', 'z', 'X', 'Z'),
  BZIP2("is compressed with bzip2; unpack it first, as with bzip2 -dk", 'B', 'Z', 'h'),
  ZSTD("is compressed with zstd; unpack it first, as with zstd -dk", 0x28, 0xB5, 0x2F, 0xFD),
  LZ4("is compressed with lz4; unpack it first, as with lz4 -dk", 0x04, 0x22, 0x4D, 0x18),
  SEVEN_ZIP("is a 7z archive; unpack it first", '7', 'z', 0xBC, 0xAF),
  ZIP(
      "is a zip archive or a workbook of a spreadsheet; unpack it, or save it as CSV in UTF-8",
      'P',
      'K',
      3,
      4),
  OLD_WORKBOOK("is a workbook of a spreadsheet; save it as CSV in UTF-8", 0xD0, 0xCF, 0x11, 0xE0),
  ORC("is an ORC file; write it as Parquet, Avro, CSV or JSON Lines", 'O', 'R', 'C'),
  ARROW("is an Arrow (Feather) file; write it as Parquet", 'A', 'R', 'R', 'O', 'W', '1'),
  UTF_32("is UTF-32 text; convert it, as with iconv -f utf-32 -t utf-8", 0xFF, 0xFE, 0x00, 0x00),
  UTF_16_LITTLE(
      "is UTF-16 text; convert it, as with iconv -f utf-16 -t utf-8, or save it as UTF-8",
      0xFF,
      0xFE),
  UTF_16_BIG(
      "is UTF-16 text; convert it, as with iconv -f utf-16 -t utf-8, or save it as UTF-8",
      0xFE,
      0xFF);

  /** Bytes that are looked at. */
  static final int LOOK_AHEAD = 16;

  private final String words;
  private final int[] start;

  ForeignForm(String words, int... start) {
    this.words = words;
    this.start = start;
  }

  /** What a file that begins so is, and what to do; empty when it may be one that is read. */
  static Optional<String> inWords(byte[] start) {
    for (ForeignForm form : values()) {
      if (form.begins(start)) {
        return Optional.of(form.words);
      }
    }
    return isWide(start)
        ? Optional.of(
            "is UTF-16 text without a mark; convert it, as with iconv -f utf-16le -t utf-8, or save"
                + " it as UTF-8")
        : Optional.empty();
  }

  private boolean begins(byte[] file) {
    for (int i = 0; i < start.length; i++) {
      if (i >= file.length || (file[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Text in which every other byte is zero. */
  private static boolean isWide(byte[] start) {
    byte[] even = new byte[start.length / 2];
    byte[] odd = new byte[start.length / 2];
    for (int i = 0; i < even.length; i++) {
      even[i] = start[2 * i];
      odd[i] = start[2 * i + 1];
    }
    byte[] zeros = new byte[even.length];
    return even.length > 1 && (Arrays.equals(even, zeros) != Arrays.equals(odd, zeros));
  }
}
