/**
 * Changes to the control topics: revisions of monitors and editions of profiles, from when on they
 * hold.
 */
package dev.plumbline.cli.control;
