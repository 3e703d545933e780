package dev.plumbline.monitoring.event;

/**
 * What moved in the distribution of a feature, for the alert that may come of it.
 *
 * @param feature name of the feature
 * @param what the bins or category, in words
 * @param referenceShare its share in the reference, in [0, 1]
 * @param currentShare its share in the window, in [0, 1]
 */
public record FeatureEvidence(
    String feature, String what, double referenceShare, double currentShare) {}
