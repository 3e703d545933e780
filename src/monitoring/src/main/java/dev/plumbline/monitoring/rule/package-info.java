/**
 * When a measurement breaches, one class a {@link dev.plumbline.monitoring.rule.Condition}: how it
 * judges, which limit was crossed, what is worse, and its words. It knows neither monitors nor
 * measurements nor alerts, only what they hand in. How a condition stands in a monitor's file is
 * told by {@code monitor.file.condition}; the recipe "to add a condition" stands in CONTRIBUTING.
 */
package dev.plumbline.monitoring.rule;
