package dev.plumbline.monitoring.monitor;

/**
 * A feature that is watched.
 *
 * @param name as it stands in the event's {@code features}
 * @param kind how its values are counted
 * @param low smallest plausible value, or null when no range was given; never NaN
 * @param high largest plausible value, or null when no range was given; never NaN
 */
public record Feature(String name, FeatureKind kind, Double low, Double high) {}
