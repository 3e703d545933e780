package dev.plumbline.monitoring.monitor;

/** How bad an alert is, mildest first. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
