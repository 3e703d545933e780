package dev.plumbline.job;

import dev.plumbline.job.control.ControlFeed;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.measurement.Measurement;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/**
 * The ends of the dataflow: Kafka in production, anything else in a test.
 *
 * @param predictions records of the predictions topic
 * @param labels records of the labels topic
 * @param control the monitors and profiles topics
 * @param alerts takes alerts
 * @param measurements takes measurements
 * @param rejections takes what could not be used
 */
public record Endpoints(
    Source<SourceRecord, ?, ?> predictions,
    Source<SourceRecord, ?, ?> labels,
    ControlFeed control,
    Sink<Alert> alerts,
    Sink<Measurement> measurements,
    Sink<Rejection> rejections) {}
