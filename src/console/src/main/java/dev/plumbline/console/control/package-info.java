/**
 * The history of monitors on the control topic and how it goes on; the door is {@link
 * dev.plumbline.console.control.MonitorRevisions}, the neighbour is {@code
 * dev.plumbline.monitoring.monitor}, which reads what it holds.
 */
package dev.plumbline.console.control;
