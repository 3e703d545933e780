/**
 * What is reported to whoever is on call: {@link dev.plumbline.monitoring.alert.Alert}, and {@link
 * dev.plumbline.monitoring.alert.AlertLifecycle}, the door, which decides when one is raised,
 * updated and resolved as a plain function over a memory that the caller keeps. The rules stand
 * next door in {@code monitor}, their conditions in {@code rule}.
 */
package dev.plumbline.monitoring.alert;
