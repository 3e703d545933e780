/**
 * What a monitor's file must fulfil: its JSON Schema, and what the schema cannot say. Every check
 * adds its problems with place, value and what is right; none stops the others.
 */
package dev.plumbline.monitoring.monitor.file.check;
