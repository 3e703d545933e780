package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalSortTest {

  private static final int ENTRIES = 20_000;

  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> values(Iterator<SortEntry> entries) {
    List<String> values = new ArrayList<>();
    entries.forEachRemaining(
        entry -> values.add(new String(entry.value(), StandardCharsets.UTF_8)));
    return values;
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 1_000_000, 40_000, 1})
  void sortsTheSameWhateverFitsIntoMemory(long mostBytes) throws IOException {
    // Given
    record Numbered(long key, int place) {}
    Random random = new Random(7);
    List<Numbered> expected = new ArrayList<>();
    List<String> sorted;
    int entries = mostBytes == 1 ? 200 : ENTRIES;

    // When
    try (ExternalSort sort = new ExternalSort(folder, mostBytes)) {
      for (int i = 0; i < entries; i++) {
        long key = random.nextInt(entries / 4) - entries / 8;
        expected.add(new Numbered(key, i));
        sort.add(new SortKey().number(key).bytes(), bytes(key + "/" + i));
      }
      sorted = values(sort.sorted());
    }

    // Then
    expected.sort(Comparator.comparingLong(Numbered::key).thenComparingInt(Numbered::place));
    assertThat(sorted)
        .containsExactlyElementsOf(
            expected.stream().map(entry -> entry.key() + "/" + entry.place()).toList());
  }

  @Test
  void writesOnlyWhatDoesNotFitAndLeavesNothingBehind() throws IOException {
    // Given
    ExternalSort small = new ExternalSort(folder, 1_000_000);
    ExternalSort large = new ExternalSort(folder, 1_000);

    // When
    for (int i = 0; i < 100; i++) {
      small.add(new SortKey().number(i).bytes(), bytes("x"));
      large.add(new SortKey().number(i).bytes(), bytes("x"));
    }
    int runs = large.runs();
    large.sorted().next();
    large.close();
    small.close();

    // Then
    assertThat(runs).isGreaterThan(5);
    assertThat(small.runs()).isZero();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void ordersKeysByTheirPartsInTurn() {
    // Given
    List<byte[]> keys =
        List.of(
            new SortKey().number(Long.MIN_VALUE).text("z").bytes(),
            new SortKey().number(-1).text("z").bytes(),
            new SortKey().number(0).text("").bytes(),
            new SortKey().number(0).text("ab").number(5).bytes(),
            new SortKey().number(0).text("abc").number(-9).bytes(),
            new SortKey().number(0).text("ä").bytes(),
            new SortKey().number(1).text("a").bytes());

    // When
    List<SortEntry> entries =
        keys.stream().map(key -> new SortEntry(key, new byte[0])).sorted().toList();

    // Then
    assertThat(entries).extracting(SortEntry::key).containsExactlyElementsOf(keys);
    assertThat(SortKey.numberAt(keys.get(1), 0)).isEqualTo(-1);
  }
}
