package dev.plumbline.schemas.avro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The records of the contract, as the {@code .avsc} files in {@code schemas/} have them: no Java
 * properties, fit for a registry.
 */
public final class Schemas {

  /** One answer of a model. */
  public static final Schema PREDICTION = load("Prediction.avsc");

  /** The truth about one prediction. */
  public static final Schema LABEL = load("Label.avsc");

  /** One number about one model in one window. */
  public static final Schema MEASUREMENT = load("Measurement.avsc");

  /** One step in the life of an alert. */
  public static final Schema ALERT = load("Alert.avsc");

  /** The request to train a model anew. */
  public static final Schema RETRAINING_REQUEST = load("RetrainingRequest.avsc");

  /** The head of a reference profile. */
  public static final Schema PROFILE_MANIFEST = load("ProfileManifest.avsc");

  /** The reference distribution of one feature. */
  public static final Schema PROFILE_FEATURE = load("ProfileFeature.avsc");

  /**
   * Versions whose schemas are kept under {@code schemas/released/}, oldest first. Behind a release
   * come the records of builds that were in use before the next one, {@code 0.2.0-dev}: profiles
   * lie on their topic for years.
   */
  public static final List<String> RELEASES = List.of("0.1.0", "0.2.0-dev");

  private static final List<Schema> ALL =
      List.of(
          PREDICTION,
          LABEL,
          MEASUREMENT,
          ALERT,
          RETRAINING_REQUEST,
          PROFILE_MANIFEST,
          PROFILE_FEATURE);

  private Schemas() {}

  /** Every schema of this version, in the order of the constants. */
  public static List<Schema> all() {
    return ALL;
  }

  /**
   * The schema of this name, whatever its spelling: {@code RetrainingRequest}, {@code
   * retraining-request}, {@code retraining_request} and the full name are the same; empty if there
   * is none.
   */
  public static Optional<Schema> byName(String name) {
    String wanted = plain(name.substring(name.lastIndexOf('.') + 1));
    return ALL.stream().filter(schema -> plain(schema.getName()).equals(wanted)).findFirst();
  }

  /**
   * The schemas of a release by record name; those that the release did not have yet are absent.
   *
   * @throws IllegalArgumentException if there is no such release
   */
  public static Map<String, Schema> released(String version) {
    if (!RELEASES.contains(version)) {
      throw new IllegalArgumentException(
          "no release " + version + " among the released schemas " + RELEASES);
    }
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (Schema schema : ALL) {
      String resource = "released/" + version + "/" + schema.getName() + ".avsc";
      if (Schemas.class.getResource("/" + resource) != null) {
        schemas.put(schema.getName(), load(resource));
      }
    }
    return schemas;
  }

  /**
   * The text of the {@code .avsc} file of a schema of this version, documentation included.
   *
   * @throws IllegalArgumentException if the schema is none of {@link #all()}
   */
  public static String text(Schema schema) {
    if (!ALL.contains(schema)) {
      throw new IllegalArgumentException(schema.getFullName() + " is not a schema of this version");
    }
    return read(schema.getName() + ".avsc");
  }

  private static Schema load(String resource) {
    return new Schema.Parser().parse(read(resource));
  }

  private static String read(String resource) {
    try (InputStream stream = Schemas.class.getResourceAsStream("/" + resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            resource + " is not on the class path: plumbline-schemas is packaged incompletely");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
    }
  }

  private static String plain(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
