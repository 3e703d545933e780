package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.monitoring.alert.Alert;

/**
 * An alert that was handed to the sink and may not be committed yet.
 *
 * @param checkpoint the one whose transaction it is in
 * @param alert what was handed over
 */
public record HeldAlert(long checkpoint, Alert alert) {}
