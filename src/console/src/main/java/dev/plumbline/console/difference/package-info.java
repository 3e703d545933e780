/**
 * What lies between two profiles; the door is {@link
 * dev.plumbline.console.difference.ProfileDifference}, the neighbour is {@code
 * dev.plumbline.monitoring.profile}, whose bins it compares.
 */
package dev.plumbline.console.difference;
