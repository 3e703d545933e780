/** Estimates with their intervals, and the mathematics that intervals share. */
package dev.plumbline.statistics.estimate;
