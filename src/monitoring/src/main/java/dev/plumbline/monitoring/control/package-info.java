/**
 * What holds when: the revisions of monitors and the editions of profiles, and what follows from
 * them for each event time; and what the control topics say, parsed once and kept while there is
 * memory for it.
 */
package dev.plumbline.monitoring.control;
