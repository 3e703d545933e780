package dev.plumbline.monitoring.alert;

/**
 * What came of judging one measurement.
 *
 * @param memory what to remember for the next one, null = nothing; the same object as before when
 *     nothing changed
 * @param alert what to tell, null = nothing
 */
public record Judgement(AlertMemory memory, Alert alert) {}
