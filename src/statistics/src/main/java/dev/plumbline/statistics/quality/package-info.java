/**
 * Measures of quality of classifiers and regressors, with and without labels, and the counts that
 * they come from.
 */
package dev.plumbline.statistics.quality;
