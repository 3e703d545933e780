/**
 * The text of a monitor's file: YAML and JSON with the line of every value, durations, and the
 * problems that are reported about them.
 */
package dev.plumbline.monitoring.monitor.file.text;
