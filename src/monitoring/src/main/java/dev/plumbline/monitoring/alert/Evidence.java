package dev.plumbline.monitoring.alert;

/**
 * One line of why an alert fired.
 *
 * @param what a bin, a category or a measurement, in words
 * @param referenceShare its share in the reference, null where it does not apply
 * @param currentShare its share in the window, null where it does not apply
 */
public record Evidence(String what, Double referenceShare, Double currentShare) {}
