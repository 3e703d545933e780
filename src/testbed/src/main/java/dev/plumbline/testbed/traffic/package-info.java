/**
 * Predictions and delayed labels of models that look like life, with faults on a stated timetable:
 * the door is {@link dev.plumbline.testbed.traffic.Traffic}, {@link
 * dev.plumbline.testbed.traffic.Playback} carries what comes out of it to Kafka in time.
 */
package dev.plumbline.testbed.traffic;
