package dev.plumbline.cli.file;

import dev.plumbline.cli.file.cell.CellType;
import dev.plumbline.cli.file.cell.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Where the columns of a file of events go. A column of ours has the name that the contract gives
 * it, {@code feature.amount}; a feature or attribute that the monitor declares is found by its bare
 * name, too, unless the file has a column of ours for it.
 *
 * @param kind what the rows are
 * @param mapping their columns under our names
 * @param declared what the monitor says of them
 */
record TargetColumns(EventKind kind, ColumnMapping mapping, DeclaredTypes declared) {

  private static final String FEATURE = "feature.";
  private static final String ATTRIBUTE = "attribute.";

  /** Where a column of ours goes; nowhere when there is no such column. */
  List<Target> targetsOf(String ours) {
    Optional<Target> target = Target.of(kind.schema(), ours);
    if (target.isPresent()) {
      return List.of(typed(target.get()));
    }
    List<Target> bare = new ArrayList<>();
    if (declared.features().containsKey(ours)) {
      Target.of(kind.schema(), FEATURE + ours).map(this::typed).ifPresent(bare::add);
    }
    if (declared.attributes().contains(ours)) {
      Target.of(kind.schema(), ATTRIBUTE + ours).ifPresent(bare::add);
    }
    return bare;
  }

  /** Where a column of theirs goes: to one target, to several when mapped so, to none. */
  List<Target> targetsOfTheirs(String theirs, List<String> header) {
    Set<Target> targets = new LinkedHashSet<>();
    for (String ours : mapping.oursOf(theirs)) {
      boolean bare = Target.of(kind.schema(), ours).isEmpty();
      for (Target target : targetsOf(ours)) {
        if (!bare || !isGivenByItsName(target, header)) {
          targets.add(target);
        }
      }
    }
    return List.copyOf(targets);
  }

  private boolean isGivenByItsName(Target target, List<String> header) {
    Schema schema = kind.schema();
    return header.stream()
        .flatMap(theirs -> mapping.oursOf(theirs).stream())
        .flatMap(ours -> Target.of(schema, ours).stream())
        .anyMatch(given -> given.isSamePlace(target));
  }

  private Target typed(Target target) {
    return target.type() == CellType.FEATURE
        ? new Target(target.group(), target.name(), declared.typeOf(target.name()), target.ours())
        : target;
  }
}
