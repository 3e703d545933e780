package dev.plumbline.job.control;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.control.Refusal;

/** A record of a control topic that turned out later to be of no use, and why. */
public record RefusedRecord(SourceRecord record, Refusal refusal) {}
