package dev.plumbline.cli.file;

import dev.plumbline.cli.file.cell.CellType;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Segment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a monitor says of the columns of a file.
 *
 * @param features how the features that it declares are counted, by their names
 * @param attributes names of the attributes that it segments by
 */
public record DeclaredTypes(Map<String, FeatureKind> features, Set<String> attributes) {

  /** Nothing is known. */
  public static final DeclaredTypes NOTHING = new DeclaredTypes(Map.of(), Set.of());

  /** Copies both. */
  public DeclaredTypes {
    features = Map.copyOf(features);
    attributes = Set.copyOf(attributes);
  }

  /** What a monitor declares. */
  public static DeclaredTypes by(Monitor monitor) {
    Map<String, FeatureKind> features = new LinkedHashMap<>();
    for (Feature feature : monitor.features()) {
      features.put(feature.name(), feature.kind());
    }
    return new DeclaredTypes(
        features, monitor.segments().stream().map(Segment::attribute).collect(Collectors.toSet()));
  }

  /**
   * How a CSV cell of a feature becomes its value: by its declaration, or by what it looks like.
   */
  CellType typeOf(String feature) {
    FeatureKind kind = features.get(feature);
    if (kind == null) {
      return CellType.FEATURE;
    }
    return kind == FeatureKind.NUMERIC ? CellType.NUMERIC : CellType.TEXT;
  }
}
