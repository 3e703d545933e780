package dev.plumbline.monitoring.alert;

/** How bad an alert is, mildest first. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
