/**
 * The {@code plumbline} command line, one class a command; the door is {@link
 * dev.plumbline.console.Plumbline}, the neighbours do the work: {@code file}, {@code kafka} and
 * {@code control}.
 */
package dev.plumbline.console;
