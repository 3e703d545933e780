/**
 * What is told to whoever is on call: {@link dev.plumbline.monitoring.alert.Alert}, and the life
 * cycle that decides when one is raised, updated and resolved, as plain functions over a memory
 * that the caller keeps.
 */
package dev.plumbline.monitoring.alert;
