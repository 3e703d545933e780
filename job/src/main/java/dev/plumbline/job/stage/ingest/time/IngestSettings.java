package dev.plumbline.job.stage.ingest.time;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.settings.TimeSettings;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * What ingest needs to know of time and topics.
 *
 * @param monitorsTopic the topic whose control records are monitors; others are profiles
 * @param outOfOrderness how much disorder within a partition the watermark waits for
 * @param allowedLateness how much later than that an event still revises its windows
 * @param maxFutureSkew how far beyond its record's timestamp an event may be
 * @param idleFlush silence after which time goes on by the wall clock, so that open windows close
 * @param waking how long event time waits for every partition again when a silence of all ends
 * @param joinTimeToLive how long the join remembers; three horizons of a monitor must fit
 * @param versionLimit how many versions of a model are measured for themselves
 * @param bounded whether the input ends: then no subtask is silent, and time comes to its end with
 *     it
 */
public record IngestSettings(
    String monitorsTopic,
    Duration outOfOrderness,
    Duration allowedLateness,
    Duration maxFutureSkew,
    Duration idleFlush,
    Duration waking,
    Duration joinTimeToLive,
    int versionLimit,
    boolean bounded)
    implements Serializable {

  /** Of all settings those that ingest needs, for an input of this kind. */
  public static IngestSettings of(JobSettings settings, Boundedness input) {
    TimeSettings time = settings.time();
    return new IngestSettings(
        settings.topics().monitors(),
        time.outOfOrderness(),
        time.allowedLateness(),
        time.maxFutureSkew(),
        time.idleFlush(),
        time.waking(),
        settings.joinTimeToLive(),
        settings.versionLimit(),
        input == Boundedness.BOUNDED);
  }
}
