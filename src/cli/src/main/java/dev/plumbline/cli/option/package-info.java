/** Options that several commands share, with their converters and what they name. */
package dev.plumbline.cli.option;
