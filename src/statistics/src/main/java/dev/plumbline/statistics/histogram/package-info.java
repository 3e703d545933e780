/**
 * Counts of a variable's values in groups: groups of a reference, grids over all numbers, and the
 * two compared group by group.
 */
package dev.plumbline.statistics.histogram;
