package dev.plumbline.testbed.elec2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A made-up market in the shape of the real file: as many days as wanted, the same each time. */
final class Market {

  private static final int HALF_HOURS_A_DAY = 48;

  private Market() {}

  /** Writes whole days of it. */
  static Path write(Path file, int days) throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    lines.add("period,nswprice,nswdemand,vicprice,vicdemand,transfer,class");
    for (int row = 0; row < days * HALF_HOURS_A_DAY; row++) {
      double period = (double) (row % HALF_HOURS_A_DAY) / (HALF_HOURS_A_DAY - 1);
      double price = random.nextDouble();
      boolean up = price + 0.4 * random.nextGaussian() > 0.5;
      lines.add(
          String.format(
              Locale.ROOT,
              "%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%d",
              period,
              price,
              random.nextDouble(),
              random.nextDouble(),
              random.nextDouble(),
              random.nextDouble(),
              up ? 1 : 0));
    }
    return Files.write(file, lines);
  }
}
