package dev.plumbline.cli.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.cli.file.cell.CellType;
import dev.plumbline.cli.file.row.FeatureLine;
import dev.plumbline.cli.file.row.Row;
import dev.plumbline.cli.file.row.UnreadableLine;
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

  private final ReadingRules rules;
  private final Set<String> features;
  private final ColumnMapping mapping;
  private final String timeColumn;
  private final Map<String, List<Place>> placesOf = new HashMap<>();

  FeatureRows(ReadingRules rules, ColumnMapping mapping, String timeColumn) {
    this.rules = rules;
    this.features = rules.declared().features().keySet();
    this.mapping = mapping;
    this.timeColumn = timeColumn;
  }

  /** Where a cell goes, our name of its column, and how a CSV cell becomes its value. */
  private record Place(ReferenceColumn column, String ours, CellType type) {}

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

  private void put(Row row, JsonNode cell, Place place, ReferenceCells cells) {
    if (!cell.isNull()) {
      JsonNode value = rules.value(row, place.type(), place.ours(), cell);
      if (!value.isMissingNode()) {
        cells.put(place.column(), place.ours(), value);
      }
    }
  }

  private List<Place> places(String theirs) {
    List<Place> known = placesOf.get(theirs);
    if (known != null) {
      return known;
    }
    List<Place> places = new ArrayList<>();
    for (String ours : mapping.oursOf(theirs)) {
      columnsOf(ours).forEach(column -> places.add(new Place(column, ours, typeOf(column))));
    }
    if (placesOf.size() < MOST_REMEMBERED) {
      placesOf.put(theirs, places);
    }
    return places;
  }

  private CellType typeOf(ReferenceColumn column) {
    return column.part() == ReferenceColumn.Part.FEATURE
        ? rules.declared().typeOf(column.name())
        : column.part().type();
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
