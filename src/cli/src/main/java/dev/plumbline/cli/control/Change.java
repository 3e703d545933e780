package dev.plumbline.cli.control;

import dev.plumbline.monitoring.monitor.Monitor;

/**
 * What became of a monitor that was applied or deleted.
 *
 * @param newest the newest revision now
 * @param changed whether it was appended just now, or was there before
 */
public record Change(Monitor newest, boolean changed) {}
