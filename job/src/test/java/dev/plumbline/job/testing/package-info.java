/**
 * What the job's tests share: sources of listed records, collecting sinks, events in the making.
 * {@link dev.plumbline.job.testing.PipelineRun} runs the whole dataflow on Flink's mini cluster.
 */
package dev.plumbline.job.testing;
