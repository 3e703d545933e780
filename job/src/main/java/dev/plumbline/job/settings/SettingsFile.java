package dev.plumbline.job.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A YAML file of settings as flat keys: {@code time: {idle: 5 min}} is {@code time.idle}. */
final class SettingsFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private SettingsFile() {}

  /**
   * Reads a file, given as a path or a {@code file:} URI.
   *
   * @throws SettingsException when it is not there or not YAML
   */
  static Map<String, String> read(String location) {
    Path path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          List.of("--config " + location + ": there is no such file on " + "this machine"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Flattens the text of a file. */
  static Map<String, String> parse(String name, String text) {
    Map<String, String> flat = new TreeMap<>();
    try {
      JsonNode root = YAML.readTree(text);
      if (root != null && !root.isMissingNode() && !root.isNull()) {
        flatten("", root, flat);
      }
    } catch (JsonProcessingException e) {
      throw new SettingsException(
          List.of(
              name
                  + ":"
                  + e.getLocation().getLineNr()
                  + " is not YAML: "
                  + e.getOriginalMessage()));
    }
    return flat;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                String key = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
                flatten(key, field.getValue(), flat);
              });
    } else if (!node.isNull()) {
      flat.put(prefix, node.isValueNode() ? node.asText() : node.toString());
    }
  }
}
