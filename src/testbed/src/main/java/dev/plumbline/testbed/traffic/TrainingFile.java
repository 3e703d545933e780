package dev.plumbline.testbed.traffic;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What a simulated model was trained on: the same distribution as its traffic without faults. */
public final class TrainingFile {

  private static final long SEED = 19_960_507;

  private TrainingFile() {}

  /**
   * Writes a CSV with one column a feature; the same arguments give the same file.
   *
   * @param modelName one of {@link Traffic#models()}
   * @param rows how many
   * @param file where to; its folder is there
   * @throws IllegalArgumentException when there is no such model
   */
  public static void write(String modelName, int rows, Path file) throws IOException {
    SimulatedModel model =
        SimulatedModel.ALL.stream()
            .filter(known -> known.name().equals(modelName))
            .findAny()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no simulated model " + modelName + " among " + Traffic.models()));
    Random random = new Random(SEED);
    try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
      for (int row = 0; row < rows; row++) {
        TreeMap<String, Object> features = new TreeMap<>(model.answer(random, Set.of()).features());
        if (row == 0) {
          out.println(String.join(",", features.keySet()));
        }
        List<String> cells = features.values().stream().map(Object::toString).toList();
        out.println(String.join(",", cells));
      }
      if (out.checkError()) {
        throw new IOException("cannot write " + file + "; is the disk full?");
      }
    }
  }
}
