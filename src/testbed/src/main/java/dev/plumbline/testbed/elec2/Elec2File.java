package dev.plumbline.testbed.elec2;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the data: {@code period,nswprice,nswdemand,vicprice,vicdemand,transfer,class}, gzipped or
 * not.
 *
 * <p>The file has no dates, only {@code period}, the half hour of the day from 0 to 1 in steps of
 * 1/47. The data are known to begin on 7 May 1996, and every half hour follows on the one before:
 * the 45,312 rows are 944 whole days. So row n (from 0) begins at 1996-05-07T00:00 + n · 30 min,
 * taken as UTC; a row whose period is another half hour than that is refused.
 */
final class Elec2File {

  /** Names of the inputs; they are columns of the file. */
  static final List<String> FEATURES =
      List.of("period", "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer");

  static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private static final Instant FIRST = Instant.parse("1996-05-07T00:00:00Z");
  private static final int HALF_HOURS_A_DAY = 48;

  private Elec2File() {}

  /**
   * All rows in order.
   *
   * @throws IOException also when a column is missing or the half hours do not follow on each other
   */
  static List<HalfHour> read(Path file) throws IOException {
    List<HalfHour> rows = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(open(file), format)) {
      for (CSVRecord record : parser) {
        rows.add(row(record, rows.size(), file));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not the data that this reads: " + e.getMessage(), e);
    }
    return rows;
  }

  private static HalfHour row(CSVRecord record, int position, Path file) throws IOException {
    double[] inputs =
        FEATURES.stream().mapToDouble(name -> Double.parseDouble(record.get(name))).toArray();
    long halfHour = Math.round(inputs[0] * (HALF_HOURS_A_DAY - 1));
    if (halfHour != position % HALF_HOURS_A_DAY) {
      throw new IOException(
          "%s: row %d has period %s, and half hour %d of the day is due: its time is unknown"
              .formatted(file, position + 1, record.get("period"), position % HALF_HOURS_A_DAY));
    }
    String answer = record.get("class");
    if (!answer.equals("0") && !answer.equals("1")) {
      throw new IOException(
          "%s: row %d has class %s, not 1 (up) or 0".formatted(file, position + 1, answer));
    }
    Instant start = FIRST.plus(HALF_HOUR.multipliedBy(position));
    return new HalfHour(start, inputs, answer.equals("1"));
  }

  private static Reader open(Path file) throws IOException {
    InputStream stream = Files.newInputStream(file);
    InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
  }
}
