package dev.plumbline.job.stage.evaluate;

import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.control.RecentlyUsed;
import java.util.Map;

/** The judges of one subtask, made once for each of the {@value #MOST} texts asked for last. */
final class RevisionJudges {

  private static final int MOST = 10_000;

  private final ParsedMonitors monitors;
  private final Map<String, RevisionJudge> byText = new RecentlyUsed<>(MOST);

  RevisionJudges(ParsedMonitors monitors) {
    this.monitors = monitors;
  }

  RevisionJudge of(String text) {
    return byText.computeIfAbsent(text, unknown -> RevisionJudge.of(monitors.of(text)));
  }
}
