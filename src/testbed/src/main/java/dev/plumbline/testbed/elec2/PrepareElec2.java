package dev.plumbline.testbed.elec2;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Turns the data into what {@code plumbline publish} and {@code scripts/demo --data} take. A
 * logistic regression is fitted to the first fifth of the rows and answers all later ones from the
 * inputs of their own half hour; the truth is published when that half hour is over. No row of the
 * future has a part in it.
 */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Writes electricity.csv, predictions with their labels 30 minutes later, and electricity-training.csv, what"
            + " the model was fitted to: the first fifth of the data.")
final class PrepareElec2 implements Callable<Integer> {

  private static final String MODEL = "electricity";
  private static final int TRAINED_ON_ONE_OF = 5;
  private static final String VERSION = "1";
  private static final double THRESHOLD = 0.5;
  private static final int FIRST_HOUR_OF_THE_DAY = 7;
  private static final int FIRST_HOUR_OF_THE_NIGHT = 22;

  @Parameters(index = "0", paramLabel = "FILE", description = "The data, elec2.csv.gz.")
  private Path file;

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to write.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    List<HalfHour> rows = Elec2File.read(file);
    int trained = rows.size() / TRAINED_ON_ONE_OF;
    List<HalfHour> past = rows.subList(0, trained);
    LogisticRegression model = LogisticRegression.fit(past);
    Path training = folder.resolve(MODEL + "-training.csv");
    Path replay = folder.resolve(MODEL + ".csv");
    writeTraining(past, training);
    int right = writeReplay(rows.subList(trained, rows.size()), model, replay);
    int answered = rows.size() - trained;
    System.out.printf("%s: %,d rows%n", training, trained);
    System.out.printf(
        "%s: %,d predictions with labels, %.4f of them right%n",
        replay, answered, (double) right / answered);
    return 0;
  }

  private static void writeTraining(List<HalfHour> rows, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("predicted_at," + String.join(",", Elec2File.FEATURES));
    rows.forEach(row -> lines.add(row.start() + "," + inputs(row)));
    Files.write(file, lines);
  }

  /** Returns how many of the answers are right. */
  private static int writeReplay(List<HalfHour> rows, LogisticRegression model, Path file)
      throws IOException {
    int right = 0;
    try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
      out.println(
          "prediction_id,predicted_at,model,version,predicted_class,probability.UP,feature."
              + String.join(",feature.", Elec2File.FEATURES)
              + ",attribute.daypart,labelled_at,label_class");
      for (HalfHour row : rows) {
        double probability = model.probabilityOfUp(row);
        right += (probability >= THRESHOLD) == row.up() ? 1 : 0;
        out.println(line(row, probability));
      }
      if (out.checkError()) {
        throw new IOException("cannot write " + file + "; is the disk full?");
      }
    }
    return right;
  }

  private static String line(HalfHour row, double probability) {
    return String.join(
        ",",
        "nsw-" + row.start().getEpochSecond(),
        row.start().toString(),
        MODEL,
        VERSION,
        word(probability >= THRESHOLD),
        Double.toString(probability),
        inputs(row),
        daypart(row),
        row.start().plus(Elec2File.HALF_HOUR).toString(),
        word(row.up()));
  }

  private static String inputs(HalfHour row) {
    List<String> cells = new ArrayList<>();
    for (double input : row.inputs()) {
      cells.add(Double.toString(input));
    }
    return String.join(",", cells);
  }

  private static String daypart(HalfHour row) {
    int hour = row.start().atZone(ZoneOffset.UTC).getHour();
    return hour >= FIRST_HOUR_OF_THE_DAY && hour < FIRST_HOUR_OF_THE_NIGHT ? "day" : "night";
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
