/** Distances between two distributions and tests of whether they differ. */
package dev.plumbline.statistics.drift;
