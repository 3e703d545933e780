package dev.plumbline.monitoring.measurement;

import dev.plumbline.monitoring.event.FeatureEvidence;
import java.util.List;

/**
 * What is to be reported of a window.
 *
 * @param measurements in a stable order; empty when there is nothing to say
 * @param evidence what moved most in the features that drifted
 */
public record Findings(List<Measurement> measurements, List<FeatureEvidence> evidence) {

  /** Measurements that need no evidence. */
  public static Findings of(List<Measurement> measurements) {
    return new Findings(measurements, List.of());
  }
}
