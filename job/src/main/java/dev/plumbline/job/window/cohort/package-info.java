/** Cohorts of predictions by the time they were made, followed while their labels come. */
package dev.plumbline.job.window.cohort;
