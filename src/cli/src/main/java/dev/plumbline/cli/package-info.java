/**
 * The <code>plumbline</code> command line. Start at {@link dev.plumbline.cli.Plumbline}: it lists
 * the commands, each family in a package of its own.
 */
package dev.plumbline.cli;
