/** What is printed: tables, progress, rounded numbers, and text without control characters. */
package dev.plumbline.cli.terminal;
