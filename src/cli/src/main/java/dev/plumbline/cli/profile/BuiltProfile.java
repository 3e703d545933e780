package dev.plumbline.cli.profile;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.OutputNames;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ReferenceQuality;
import dev.plumbline.monitoring.profile.build.ProfileWarning;
import dev.plumbline.monitoring.profile.build.ProfileWarnings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What there is to say about a profile that was just built. */
record BuiltProfile(Profile profile, Monitor monitor) {

  /** Reports what to look at, and then where the profile is. */
  void report(Terminal terminal, Path out) {
    for (ProfileWarning warning : ProfileWarnings.of(profile, monitor)) {
      terminal.note("Look at " + warning.inWords());
    }
    if (profile.sampledFrom() != null) {
      terminal.note(
          inWords(
              "profile of a uniform sample of %,d of %,d rows",
              profile.rowCount(), profile.sampledFrom()));
    }
    profile.learned().quality().stream().findFirst().ifPresent(first -> report(terminal, first));
    terminal.print(
        inWords(
            "%s: %,d rows, %s, written to %s", profile.id(), profile.rowCount(), columns(), out));
  }

  private void report(Terminal terminal, ReferenceQuality first) {
    String scores = "";
    if (profile.feature(OutputNames.SCORE).isPresent()) {
      scores =
          profile.learned().calibration().isPresent()
              ? "; estimates of it will calibrate the score first"
              : "; estimates of it will take the score as it is";
    }
    terminal.note(
        inWords(
            "%,d rows have labels: %s %.4g%s",
            first.count(), first.metric(), first.value(), scores));
  }

  private String columns() {
    List<String> names = profile.features().stream().map(FeatureProfile::name).toList();
    List<String> others = names.stream().filter(OutputNames::isReserved).toList();
    String features = names.size() - others.size() + " features";
    return others.isEmpty() ? features : features + " and " + String.join(", ", others);
  }

  private static String inWords(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
