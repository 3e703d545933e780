/**
 * How often the tests of drift are wrong: their false alarms without drift, and what they see of
 * stated drifts.
 */
package dev.plumbline.testbed.benchmark.significance;
