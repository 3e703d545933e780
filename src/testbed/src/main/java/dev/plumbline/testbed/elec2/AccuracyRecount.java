package dev.plumbline.testbed.elec2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A prepared file counted by hand, with nothing of the job's code: how many labels came in a
 * window, and how many of their predictions were right, in all and for each value of each
 * attribute.
 */
final class AccuracyRecount {

  private static final String ATTRIBUTE = "attribute.";

  private final Map<String, TreeMap<Long, Tally>> bySegment = new HashMap<>();

  /**
   * Labels of some time.
   *
   * @param labels how many came
   * @param right how many of them were what had been predicted
   */
  record Tally(long labels, long right) {

    private static final Tally NONE = new Tally(0, 0);

    private Tally plus(Tally other) {
      return new Tally(labels + other.labels, right + other.right);
    }
  }

  private AccuracyRecount() {}

  /** Counts a file. */
  static AccuracyRecount of(Path file) throws IOException {
    AccuracyRecount recount = new AccuracyRecount();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      for (CSVRecord record : parser) {
        recount.add(record, parser.getHeaderNames());
      }
    }
    return recount;
  }

  /** The labels of a segment from {@code start} until before {@code end}, epoch milliseconds. */
  Tally between(String segment, long start, long end) {
    return bySegment.getOrDefault(segment, new TreeMap<>()).subMap(start, end).values().stream()
        .reduce(Tally.NONE, Tally::plus);
  }

  /**
   * How many windows of a segment have a label and end at {@code last} or before.
   *
   * @param every windows end at its multiples
   */
  long windows(String segment, Duration size, Duration every, long last) {
    TreeMap<Long, Tally> labels = bySegment.getOrDefault(segment, new TreeMap<>());
    if (labels.isEmpty()) {
      return 0;
    }
    long windows = 0;
    long step = every.toMillis();
    for (long end = (labels.firstKey() / step + 1) * step; end <= last; end += step) {
      windows += labels.subMap(end - size.toMillis(), end).isEmpty() ? 0 : 1;
    }
    return windows;
  }

  /** Time of the last label, epoch milliseconds; the file is not empty. */
  long last() {
    return bySegment.get("*").lastKey();
  }

  private void add(CSVRecord record, Iterable<String> columns) {
    long labelledAt = Instant.parse(record.get("labelled_at")).toEpochMilli();
    boolean right = record.get("predicted_class").equals(record.get("label_class"));
    Tally tally = new Tally(1, right ? 1 : 0);
    add("*", labelledAt, tally);
    for (String column : columns) {
      if (column.startsWith(ATTRIBUTE)) {
        String name = column.substring(ATTRIBUTE.length());
        add(name + "=" + record.get(column), labelledAt, tally);
      }
    }
  }

  private void add(String segment, long labelledAt, Tally tally) {
    bySegment
        .computeIfAbsent(segment, unused -> new TreeMap<>())
        .merge(labelledAt, tally, Tally::plus);
  }
}
