/**
 * What is counted and summed exactly: it can be added in any order and taken back, and has bytes of
 * its own. Everything else that accumulates is built of this.
 */
package dev.plumbline.statistics.exact;
