/**
 * Monitors as they come from the control topics, parsed once for all that ask: {@link
 * dev.plumbline.monitoring.control.ParsedMonitors}, and the bounded memory that it is built on.
 * Which revision holds when is decided by whoever asks.
 */
package dev.plumbline.monitoring.control;
