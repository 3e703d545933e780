package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.SelfAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts of the job about itself while they fire: of each kind one, for ten minutes. */
final class OwnAlerts {

  private static final long FIRES_MS = Duration.ofMinutes(10).toMillis();

  private final Map<String, Alert> firing = new LinkedHashMap<>();

  /** Takes one that fires; false when one of its kind fires already. */
  boolean add(Alert fired) {
    return firing.putIfAbsent(fired.alertKey(), fired) == null;
  }

  /** Ends those that have fired for ten minutes. */
  List<Alert> endThoseOver(long now) {
    List<Alert> ends = new ArrayList<>();
    firing
        .values()
        .removeIf(
            fired -> {
              boolean isOver = now - fired.startedAt() >= FIRES_MS;
              if (isOver) {
                ends.add(SelfAlert.over(fired, now));
              }
              return isOver;
            });
    return ends;
  }

  /** Ends all, because nothing can be published later. */
  List<Alert> endAll(long now) {
    List<Alert> ends = firing.values().stream().map(fired -> SelfAlert.over(fired, now)).toList();
    firing.clear();
    return ends;
  }

  /** Those that fire. */
  List<Alert> firing() {
    return List.copyOf(firing.values());
  }
}
