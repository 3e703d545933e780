package dev.plumbline.console.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the declared features out of rows: a column named {@code feature.amount}, or plainly {@code
 * amount}, is the feature {@code amount}; and what the model answered and what was true out of
 * columns named as in events. Cells are read as those of events are.
 */
final class FeatureRows {

  private static final String PREFIX = "feature.";

  /** JSON rows may each have columns of their own; so many are remembered. */
  private static final int MOST_REMEMBERED = 10_000;

  private final Set<String> features;
  private final ColumnMapping mapping;
  private final String timeColumn;
  private final Map<String, List<Place>> placesOf = new HashMap<>();

  FeatureRows(Set<String> features, ColumnMapping mapping, String timeColumn) {
    this.features = features;
    this.mapping = mapping;
    this.timeColumn = timeColumn;
  }

  /** Where a cell goes, and our name of its column. */
  private record Place(ReferenceColumn column, String ours) {}

  /** The feature that a column of ours holds, or empty when it holds none. */
  Optional<String> featureOf(String ours) {
    if (features.contains(ours)) {
      return Optional.of(ours);
    }
    return Optional.of(ours)
        .filter(column -> column.startsWith(PREFIX))
        .map(column -> column.substring(PREFIX.length()))
        .filter(features::contains);
  }

  /** Whether anything is taken out of a column of theirs. */
  boolean isWanted(String theirs) {
    return !places(theirs).isEmpty();
  }

  FeatureLine read(Row row) {
    ReferenceCells cells = new ReferenceCells();
    try {
      for (Map.Entry<String, JsonNode> cell : row.cells().entrySet()) {
        for (Place place : places(cell.getKey())) {
          put(row, cell.getValue(), place, cells);
        }
      }
    } catch (IllegalArgumentException e) {
      return new UnreadableLine(row.line(), e.getMessage());
    }
    return new FeatureLine.Features(row.line(), cells.row());
  }

  private static void put(Row row, JsonNode cell, Place place, ReferenceCells cells) {
    if (!cell.isNull()) {
      CellType type = place.column().part().type();
      JsonNode typed = row.typed() ? cell : type.read(cell.textValue());
      cells.put(place.column(), place.ours(), typed);
    }
  }

  private List<Place> places(String theirs) {
    List<Place> known = placesOf.get(theirs);
    if (known != null) {
      return known;
    }
    List<Place> places = new ArrayList<>();
    for (String ours : mapping.oursOf(theirs)) {
      columnsOf(ours).forEach(column -> places.add(new Place(column, ours)));
    }
    if (placesOf.size() < MOST_REMEMBERED) {
      placesOf.put(theirs, places);
    }
    return places;
  }

  private List<ReferenceColumn> columnsOf(String ours) {
    List<ReferenceColumn> columns = new ArrayList<>();
    Optional<String> feature = featureOf(ours);
    if (feature.isPresent()) {
      columns.add(new ReferenceColumn(ReferenceColumn.Part.FEATURE, feature.get()));
    } else {
      ReferenceColumn.ofOutcome(ours).ifPresent(columns::add);
    }
    if (ours.equals(timeColumn)) {
      columns.add(new ReferenceColumn(ReferenceColumn.Part.TIME, ""));
    }
    return columns;
  }
}
