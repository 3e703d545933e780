package dev.plumbline.monitoring.alert;

/** Where an alert is in its life. */
public enum AlertStatus {
  FIRING,
  RESOLVED
}
