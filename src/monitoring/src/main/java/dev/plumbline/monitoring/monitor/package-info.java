/**
 * What a data scientist wants watched: {@link dev.plumbline.monitoring.monitor.Monitor} and its
 * parts, read from YAML or JSON through {@code MonitorFile}. The profiles that it refers to are
 * next door in {@code profile}.
 */
package dev.plumbline.monitoring.monitor;
