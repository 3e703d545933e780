package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;

/** A record of a control topic that turned out later to be of no use, and why. */
record RefusedRecord(SourceRecord record, Refusal refusal) {}
