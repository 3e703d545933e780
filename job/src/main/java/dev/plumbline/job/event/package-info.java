/**
 * What travels between the stages: flat public records, so that Flink serialises them without Kryo
 * and without code of ours. Measurements and alerts live in the module {@code monitoring}, where
 * they are also judged. The stages that send and receive these are next door, in {@code stage}.
 */
package dev.plumbline.job.event;
