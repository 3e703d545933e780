package dev.plumbline.monitoring.profile;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows and profiles of the tests. */
public final class TestProfiles {

  public static final Monitor MONITOR =
      MonitorFile.read(
              "fraud.yaml",
              "{model: fraud, task: multiclass, features: "
                  + "{amount: numeric, country: categorical, never: numeric, flag: categorical}}")
          .orThrow();

  private static final String[] COUNTRIES = {"DE", "FR", "US", "BR"};

  private TestProfiles() {}

  /** Rows with numbers, atoms, gaps, wrong types and categories; no value for {@code never}. */
  public static List<Map<String, Object>> rows(int count, long seed) {
    Random random = new Random(seed);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new HashMap<>();
      row.put("amount", amount(random));
      row.put("country", COUNTRIES[(int) Math.min(3, Math.abs(random.nextGaussian()) * 2)]);
      row.put("flag", random.nextBoolean());
      row.put("ignored", i);
      rows.add(row);
    }
    return rows;
  }

  private static Object amount(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> null;
      case 1 -> Double.NaN;
      case 2 -> "much";
      case 3, 4, 5 -> 100L;
      default -> Math.exp(random.nextGaussian() * 2) * 1e-3;
    };
  }

  /** The profile {@code p} of rows under a monitor. */
  public static Profile build(Monitor monitor, List<ReferenceRow> rows) {
    ProfileBuilder builder = new ProfileBuilder(monitor);
    rows.forEach(builder::add);
    return builder.build("p");
  }

  public static Profile profile(List<Map<String, Object>> rows) {
    ProfileBuilder builder = new ProfileBuilder(MONITOR);
    for (Map<String, Object> row : rows) {
      builder.add(row);
    }
    return builder.build("fraud-1");
  }
}
