/**
 * What the control topics say and since when it holds: the revisions of monitors and the editions
 * of profiles, read by one feed.
 */
package dev.plumbline.job.control;
