/**
 * Which versions of a model are measured for themselves when there are more than a limit: {@link
 * dev.plumbline.job.stage.admit.AdmitVersions} decides, {@link
 * dev.plumbline.job.stage.admit.FollowVersions} does the same to the counts of other stages. What
 * is decided follows from what the events say and their times, by {@link
 * dev.plumbline.job.stage.admit.LiveVersions}.
 */
package dev.plumbline.job.stage.admit;
