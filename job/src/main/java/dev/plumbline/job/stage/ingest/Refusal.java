package dev.plumbline.job.stage.ingest;

import dev.plumbline.schemas.value.Reason;

/** Why an event cannot be used: a code for machines and a sentence for the one who publishes. */
record Refusal(Reason reason, String message) {}
