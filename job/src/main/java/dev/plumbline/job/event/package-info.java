/**
 * What travels between the stages and is not counted: raw records, news of versions. What is
 * counted and measured is in {@code dev.plumbline.monitoring}, what has bytes of its own in {@code
 * wire}. The stages that send and receive these are next door, in {@code stage}.
 */
package dev.plumbline.job.event;
