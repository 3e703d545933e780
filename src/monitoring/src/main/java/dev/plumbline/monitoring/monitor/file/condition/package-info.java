/**
 * How conditions stand in a monitor's file: checked, read and written in one class each, listed in
 * {@link dev.plumbline.monitoring.monitor.file.condition.ConditionForms}.
 */
package dev.plumbline.monitoring.monitor.file.condition;
