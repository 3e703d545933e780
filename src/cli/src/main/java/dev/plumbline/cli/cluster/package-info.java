/**
 * <code>plumbline preflight, topics, schema</code>: what the cluster has to offer before the job
 * starts.
 */
package dev.plumbline.cli.cluster;
