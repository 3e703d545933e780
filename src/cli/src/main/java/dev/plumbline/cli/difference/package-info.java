/** The difference of two profiles, feature by feature. */
package dev.plumbline.cli.difference;
