/**
 * One running job of each {@code job.id}: {@link dev.plumbline.job.lease.JobLease}, which the
 * source of predictions holds on the JobManager.
 */
package dev.plumbline.job.lease;
