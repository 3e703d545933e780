/**
 * Events and reference data out of files: which column is which field, and how its text is meant.
 */
package dev.plumbline.cli.file;
