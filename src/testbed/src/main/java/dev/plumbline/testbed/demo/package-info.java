/**
 * What {@code scripts/demo} runs beside the cluster and the job: the door is {@link
 * dev.plumbline.testbed.demo.Demo}; the events come from {@code dev.plumbline.testbed.traffic}, or
 * from a prepared file.
 */
package dev.plumbline.testbed.demo;
