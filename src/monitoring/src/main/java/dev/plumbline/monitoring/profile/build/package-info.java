/**
 * A profile out of a reference data set: samples, groups, quality and what is doubtful about the
 * data.
 */
package dev.plumbline.monitoring.profile.build;
