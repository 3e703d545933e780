package dev.plumbline.cli.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.cli.difference.Between;
import dev.plumbline.cli.difference.FeatureDifference;
import dev.plumbline.cli.difference.ProfileDifference;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The difference of two profiles as JSON: one object a feature, the most drifted first. */
record DifferenceJson(ProfileDifference difference) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    difference.features().forEach(feature -> lines.add(compared(feature).toString()));
    difference.removed().forEach(feature -> lines.add(single(feature, "removed").toString()));
    difference.added().forEach(feature -> lines.add(single(feature, "added").toString()));
    difference
        .changedKind()
        .forEach(feature -> lines.add(single(feature, "kind_changed").toString()));
    difference
        .otherBasis()
        .forEach(feature -> lines.add(single(feature, "basis_changed").toString()));
    return lines;
  }

  private ObjectNode compared(FeatureDifference feature) {
    boolean same = feature.before().equals(feature.after());
    ObjectNode line = line(feature.name(), same ? "none" : "compared", feature.before().kind());
    put(line, "psi", feature.psi());
    put(line, "ks", feature.ks());
    line.put("p_value", feature.pValue()).put("mean_shift", feature.meanShift());
    line.set("from_rows", rows(feature.before(), difference.before()));
    line.set("to_rows", rows(feature.after(), difference.after()));
    return line;
  }

  private ObjectNode single(FeatureProfile feature, String change) {
    return line(feature.name(), change, feature.kind());
  }

  private ObjectNode line(String name, String change, FeatureKind kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", difference.before().id())
        .put("to", difference.after().id())
        .put("feature", name)
        .put("change", change)
        .put("kind", kind.name().toLowerCase(Locale.ROOT));
  }

  private static void put(ObjectNode line, String name, Between number) {
    line.put(name, number == null ? null : number.value());
    line.put(name + "_lower", number == null ? null : number.lower());
    line.put(name + "_upper", number == null ? null : number.upper());
  }

  private static ObjectNode rows(FeatureProfile feature, Profile profile) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("all", profile.rowCount())
        .put("values", feature.count())
        .put("missing", feature.missingCount())
        .put("invalid", feature.invalidCount());
  }
}
