package dev.plumbline.cli.file;

import static dev.plumbline.cli.file.TextFile.events;
import static dev.plumbline.cli.file.TextFile.onlyEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.file.cell.TimeForm;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.EventLine;
import dev.plumbline.cli.file.row.EventRow;
import dev.plumbline.cli.file.row.UnreadableLine;
import dev.plumbline.monitoring.monitor.FeatureKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class EventFileTest extends WithTextFiles {

  private static final String CSV =
      "prediction_id,predicted_at,model,version,latency_ms,predicted_class,probability.1,"
          + "feature.amount,feature.country,feature.zip,attribute.channel\n"
          + "p1,2026-12-01T00:00:00Z,loan,2,12.5,True,0.25,100,DE,007,web\n";
  private static final String JSON =
      "{\"prediction_id\":\"p1\",\"predicted_at\":1796083200000,\"model\":\"loan\",\"version\":\"2\",\"latency_ms\":12.5,\"predicted_class\":true,\"probabilities\":{\"1\":0.25},\"features\":{\"amount\":100,\"country\":\"DE\",\"zip\":\"007\"},\"attributes\":{\"channel\":\"web\"}}\n";

  @Test
  void readsEveryColumnOfAPrediction() {
    // When
    GenericRecord record = onlyEvent(events(text.write(CSV), EventKind.PREDICTIONS));

    // Then
    assertThat(record.get("prediction_id")).isEqualTo("p1");
    assertThat(record.get("predicted_at")).isEqualTo(1796083200000L);
    assertThat(record.get("model")).isEqualTo("loan");
    assertThat(record.get("version")).isEqualTo("2");
    assertThat(record.get("latency_ms")).isEqualTo(12.5);
    assertThat(record.get("predicted_class")).isEqualTo("1");
    assertThat(record.get("predicted_value")).isNull();
    assertThat(record.get("probabilities")).isEqualTo(Map.of("1", 0.25));
    assertThat(record.get("features"))
        .isEqualTo(Map.of("amount", 100L, "country", "DE", "zip", "007"));
    assertThat(record.get("attributes")).isEqualTo(Map.of("channel", "web"));
  }

  @Test
  void readsTheSameFromCsvJsonLinesAndGzip() throws IOException {
    // When
    GenericRecord csv = onlyEvent(events(text.write(CSV), EventKind.PREDICTIONS));
    GenericRecord json = onlyEvent(events(text.write(JSON), EventKind.PREDICTIONS));
    GenericRecord fromGzip = onlyEvent(events(text.write(zip(CSV)), EventKind.PREDICTIONS));
    GenericRecord marked = onlyEvent(events(text.write("\uFEFF" + CSV), EventKind.PREDICTIONS));

    // Then
    assertThat(json).isEqualTo(csv);
    assertThat(fromGzip).isEqualTo(csv);
    assertThat(marked).isEqualTo(csv);
  }

  @Test
  void readsLabelsAndGivesThemTheModelTheyDoNotName() {
    // Given
    Path file =
        text.write(
            "prediction_id,labelled_at,label_class,label_value,retracted",
            "p1,1796083200000,,3.5,",
            "p2,1796083200000,17.0,,true");

    // When
    List<EventLine> lines = events(file, EventKind.LABELS);

    // Then
    assertThat(lines)
        .extracting(line -> ((EventLine.Event) line).record().toString())
        .containsExactly(
            "{\"labelled_at\": 1796083200000, \"model\": \"fraud\", \"prediction_id\": \"p1\","
                + " \"label_class\": null, \"label_value\": 3.5, \"retracted\": false}",
            "{\"labelled_at\": 1796083200000, \"model\": \"fraud\", \"prediction_id\": \"p2\","
                + " \"label_class\": \"17\", \"label_value\": null, \"retracted\": true}");
  }

  @Test
  void takesOneColumnForSeveralOfOurs() {
    // Given
    Path file = text.write("id,t,land", "p1,1796083200000,DE");

    // When
    GenericRecord record =
        onlyEvent(
            events(
                file,
                EventKind.PREDICTIONS,
                "id=prediction_id",
                "t=predicted_at",
                "land=feature.country",
                "land=attribute.country"));

    // Then
    assertThat(record.get("features")).isEqualTo(Map.of("country", "DE"));
    assertThat(record.get("attributes")).isEqualTo(Map.of("country", "DE"));
  }

  @Test
  void reportsUnreadableRowsByTheirLineAndGoesOn() {
    // Given
    Path file =
        text.write(
            "prediction_id,predicted_at,latency_ms,feature.note",
            "p1,1796083200000,fast,",
            "",
            "p2,1796083200000,1,\"two\nlines\"",
            "p3,1796083200000",
            ",1796083200000,1,",
            "p5,yesterday,1,",
            "p6,1796083200000,1,");

    // When
    List<EventLine> lines = events(file, EventKind.PREDICTIONS);

    // Then
    assertThat(lines).extracting(EventLine::line).containsExactly(2L, 4L, 6L, 7L, 8L, 9L);
    assertThat(lines)
        .filteredOn(UnreadableLine.class::isInstance)
        .extracting(line -> ((UnreadableLine) line).problem())
        .containsExactly(
            "latency_ms is \"fast\"; wanted is a finite number.",
            "the row has 2 cells, the header 4.",
            "prediction_id is absent; it is required.",
            "predicted_at is \"yesterday\"; wanted is milliseconds since 1970, or ISO-8601 with Z"
                + " or an offset, as 2026-12-01T08:30:00Z; --time-format reads others.");
  }

  @Test
  void reportsBrokenJsonByItsLineAndGoesOn() {
    // Given
    Path file =
        text.write(
            "{\"prediction_id\":\"p1\",\"labelled_at\":1796083200000}",
            "{\"prediction_id\":\"p1\",",
            "[1]",
            "{\"prediction_id\":\"p1\",\"prediction_id\":\"p2\",\"labelled_at\":1796083200000}",
            "{\"prediction_id\":\"p2\",\"labelled_at\":1796083200000}");

    // When
    List<EventLine> lines = events(file, EventKind.LABELS);

    // Then
    assertThat(lines)
        .extracting(line -> line instanceof EventLine.Event)
        .containsExactly(true, false, false, false, true);
    assertThat(lines).extracting(EventLine::line).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void saysWhereAFileThatEndsInTheMiddleEnds() throws IOException {
    // Given
    String quoted =
        "prediction_id,labelled_at,label_value\np1,1796083200000,1\n\"p2,1796083200000,1\n";
    ByteArrayOutputStream latin = new ByteArrayOutputStream();
    latin.writeBytes("{\"prediction_id\":\"".getBytes(StandardCharsets.UTF_8));
    latin.write(0xE9);
    byte[] zipped = zip("{\"prediction_id\":\"p\",\"labelled_at\":1}\n".repeat(200_000));
    byte[] half = Arrays.copyOf(zipped, zipped.length / 2);

    // When
    List<EventLine> openQuote = events(text.write(quoted), EventKind.LABELS);
    List<EventLine> noUtf8 = events(text.write(latin.toByteArray()), EventKind.LABELS);
    List<EventLine> cut = events(text.write(half), EventKind.LABELS);

    // Then
    assertThat(openQuote).hasSize(2);
    assertThat(openQuote.get(0)).isInstanceOf(EventLine.Event.class);
    assertThat(openQuote.get(1).toString()).contains("a quotation mark is opened and not closed");
    assertThat(noUtf8.toString()).contains("it is no UTF-8 text; convert it");
    assertThat(cut).hasSizeGreaterThan(1_000);
    assertThat(cut.get(cut.size() - 1).toString()).contains("Unexpected end of ZLIB input stream");
  }

  @Test
  void refusesARowThatGivesTheSameTwice() {
    // Given
    Path file = text.write("prediction_id,predicted_at,a,feature.a", "p1,1796083200000,1,2");

    // When
    List<EventLine> lines = events(file, EventKind.PREDICTIONS, "a=feature.a");

    // Then
    assertThat(lines)
        .containsExactly(new UnreadableLine(2, "features a is given by more than one column."));
  }

  @Test
  void refusesFeaturesThatAreNoObject() {
    // Given
    String row = "{\"prediction_id\":\"p\",\"predicted_at\":1796083200000,%s}";
    Path file =
        text.write(
            row.formatted("\"features\":5"),
            row.formatted("\"features\":5,\"feature.a\":1"),
            row.formatted("\"feature.a\":1,\"features\":5"),
            row.formatted("\"features\":null"));

    // When
    List<EventLine> lines = events(file, EventKind.PREDICTIONS);

    // Then
    assertThat(lines.subList(0, 3))
        .containsExactly(
            new UnreadableLine(1, "features is the number 5; wanted is an object."),
            new UnreadableLine(2, "features is given by more than one column."),
            new UnreadableLine(3, "features is given by more than one column."));
    assertThat(lines.get(3)).isInstanceOf(EventLine.Event.class);
  }

  @Test
  void readsTheTimesOfEveryRowOrSaysWhyNot() {
    // Given
    Path file =
        text.write(
            "prediction_id,predicted_at",
            "p1,1796083200000.0",
            "p2,1.7960832e12",
            "p3,9999-12-31T00:00:00Z",
            "p4,1969-12-31T23:59:59Z",
            "p5,1796083200",
            "p6,NaT");

    // When
    List<EventLine> lines = events(file, EventKind.PREDICTIONS);

    // Then
    assertThat(lines.subList(0, 2))
        .allSatisfy(
            line ->
                assertThat(((EventLine.Event) line).record().get("predicted_at"))
                    .isEqualTo(1_796_083_200_000L));
    assertThat(lines.get(2).toString()).contains("the year 9999 is a stand-in");
    assertThat(lines.get(3).toString()).contains("before 1970");
    assertThat(lines.get(4).toString()).contains("looks like seconds");
    assertThat(lines.get(5).toString()).contains("predicted_at is absent; it is required.");
  }

  @Test
  void takesDeclaredColumnsByTheirBareNamesAndTypes() throws Exception {
    // Given
    Path file =
        text.write(
            ",prediction_id,predicted_at,amount,code,channel,other,zip,feature.zip",
            "0,p1,1796083200000,007,1.10,web,x,1,2",
            "1,p2,1796083200000,NaN,12E4,,x,,3",
            "2,p3,1796083200000,\"1,5\",12345678901234567890,NULL,x,,4");
    DeclaredTypes declared =
        new DeclaredTypes(
            Map.of(
                "amount", FeatureKind.NUMERIC,
                "code", FeatureKind.CATEGORICAL,
                "channel", FeatureKind.CATEGORICAL,
                "zip", FeatureKind.CATEGORICAL),
            Set.of("channel"));
    ReadingRules rules = new ReadingRules(declared, TimeForm.PLAIN, Set.of("NULL"), false);

    // When
    try (EventFile events =
        EventFile.openWith(
            file,
            EventKind.PREDICTIONS,
            ColumnMapping.NONE,
            new EventDefaults("m", null, null),
            rules)) {
      GenericRecord first = ((EventLine.Event) events.next().orElseThrow()).record();
      GenericRecord second = ((EventLine.Event) events.next().orElseThrow()).record();
      EventLine third = events.next().orElseThrow();

      // Then
      assertThat(first.get("features"))
          .isEqualTo(Map.of("amount", 7L, "code", "1.10", "channel", "web", "zip", "2"));
      assertThat(first.get("attributes")).isEqualTo(Map.of("channel", "web"));
      assertThat(second.get("features")).isEqualTo(Map.of("code", "12E4", "zip", "3"));
      assertThat(third.toString())
          .contains("feature.amount is \"1,5\", a number with a comma; write 1234.5 with a point");
      assertThat(events.ignoredColumns()).containsExactly("other", "zip");
    }
  }

  @Test
  void refusesAnUnknownFieldOfJsonAsTheJobDoesUnlessItIsToBeIgnored() throws Exception {
    // Given
    Path file =
        text.write(
            "{\"prediction_id\":17,\"predicted_at\":1796083200000,\"predicted_clas\":\"a\"}",
            "{\"prediction_id\":18,\"predicted_at\":1796083200000,\"host\":{\"name\":\"a\"}}");
    ReadingRules ignoring = new ReadingRules(DeclaredTypes.NOTHING, TimeForm.PLAIN, Set.of(), true);

    // When
    List<EventLine> refused = events(file, EventKind.PREDICTIONS);
    List<EventLine> mapped =
        events(
            file,
            EventKind.PREDICTIONS,
            "predicted_clas=predicted_class",
            "host.name=attribute.host");

    // Then
    assertThat(refused)
        .containsExactly(
            new UnreadableLine(
                1, "Prediction has no field predicted_clas; did you mean predicted_class?"),
            new UnreadableLine(2, "Prediction has no field host.name; leave it out."));
    assertThat(mapped).allMatch(EventLine.Event.class::isInstance);
    try (EventFile events =
        EventFile.openWith(
            file,
            EventKind.PREDICTIONS,
            ColumnMapping.NONE,
            new EventDefaults("m", null, null),
            ignoring)) {
      EventLine first = events.next().orElseThrow();
      assertThat(((EventLine.Event) first).record().get("prediction_id")).isEqualTo("17");
    }
  }

  @Test
  void namesColumnsThatAreNotOurs() throws IOException, BadFileException {
    // Given
    Path file = text.write("prediction_id,predicted_at,amt,received_at", "p1,1796083200000,1,2");

    // When
    EventFile events = EventFile.open(file, EventKind.PREDICTIONS, ColumnMapping.NONE, "fraud");

    // Then
    try (events) {
      assertThat(events.ignoredColumns()).containsExactly("amt");
    }
  }

  @Test
  void refusesLabelsOfWhichNoColumnSaysWhatWasTrue() {
    // Given
    Path file = text.write("prediction_id,labelled_at,actual", "p1,1796083200000,yes");

    // Then
    assertThatThrownBy(() -> events(file, EventKind.LABELS))
        .hasMessage(
            file
                + " has no column that says what was true; it has prediction_id, labelled_at,"
                + " actual. Name yours with --map theirs=label_class, or with --map"
                + " theirs=label_value where it is a number");
    assertThat(events(file, EventKind.LABELS, "actual=label_class")).hasSize(1);
  }

  @Test
  void refusesAFileThatCannotBeEvents() {
    // Given
    Path file = text.write("prediction_id,predicted_at,amt", "p1,1796083200000,1");

    // Then
    assertThatThrownBy(() -> events(file, EventKind.LABELS))
        .hasMessage(
            file
                + " has no column labelled_at; it has prediction_id, predicted_at, amt."
                + " Name yours with --map theirs=labelled_at; where no time is known, backtest has"
                + " --labelled-after, as --labelled-after 1d");
    assertThatThrownBy(() -> events(file, EventKind.PREDICTIONS, "amount=feature.amount"))
        .hasMessage(
            file
                + " has no column amount, which --map names; it has prediction_id, predicted_at,"
                + " amt");
    assertThatThrownBy(() -> events(file, EventKind.PREDICTIONS, "amt=featur.amount"))
        .hasMessageStartingWith(
            "--map amt=featur.amount: there is no column featur.amount; there are");
    assertThatThrownBy(() -> events(text.write(""), EventKind.PREDICTIONS))
        .hasMessageEndingWith(" is empty; the first line names the columns");
    assertThatThrownBy(() -> events(folder.resolve("none"), EventKind.PREDICTIONS))
        .hasMessageEndingWith("none is no file, or may not be read");
    assertThatThrownBy(
            () -> EventFile.open(file, EventKind.PREDICTIONS, ColumnMapping.NONE, null).close())
        .hasMessageEndingWith("has no column model; say which model all rows are of with --model");
  }

  @Test
  void takesAFeatureCalledModelForNoModel() {
    // Given
    Path file = text.write("prediction_id,predicted_at,feature.model", "p1,1796083200000,T1");

    // Then
    assertThatThrownBy(
            () -> EventFile.open(file, EventKind.PREDICTIONS, ColumnMapping.NONE, null).close())
        .hasMessageContaining("has no column model");
  }

  private static byte[] zip(String content) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return zipped.toByteArray();
  }

  @Test
  void handsOverRowsThatNobodyHasJudged() throws Exception {
    // Given
    Path path =
        text.write(
            "prediction_id,predicted_at,latency_ms,received_at\n"
                + "p1,2026-12-01T00:00:00Z,-5,2026-12-01 00:00:01Z\n"
                + "p2,yesterday,1,\n"
                + "p3,1796083200000\n");

    // When
    try (EventFile file =
        EventFile.openWith(
            path,
            EventKind.PREDICTIONS,
            ColumnMapping.NONE,
            new EventDefaults("loan", "7", null),
            ReadingRules.PLAIN)) {
      EventRow.Json first = (EventRow.Json) file.nextUnjudged().orElseThrow();
      EventRow second = file.nextUnjudged().orElseThrow();
      EventRow third = file.nextUnjudged().orElseThrow();

      // Then
      assertThat(new String(first.json(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"prediction_id\":\"p1\",\"predicted_at\":1796083200000,\"latency_ms\":-5,"
                  + "\"model\":\"loan\",\"version\":\"7\"}");
      assertThat(first.eventTime()).isEqualTo(1_796_083_200_000L);
      assertThat(first.receivedAt()).isEqualTo(1_796_083_201_000L);
      assertThat(first.model()).isEqualTo("loan");
      assertThat(first.predictionId()).isEqualTo("p1");
      assertThat(second).isInstanceOf(UnreadableLine.class);
      assertThat(second.toString()).contains("\"yesterday\"");
      assertThat(third.line()).isEqualTo(4);
      assertThat(third).isInstanceOf(UnreadableLine.class);
      assertThat(file.nextUnjudged()).isEmpty();
    }
  }
}
