package dev.plumbline.monitoring.control;

import dev.plumbline.schemas.value.Reason;

/** Why an event cannot be used: a code for machines and a sentence for the one who publishes. */
public record Refusal(Reason reason, String message) {}
