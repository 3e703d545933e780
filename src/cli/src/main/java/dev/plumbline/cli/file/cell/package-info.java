/** One cell of a file: its type, its number, its time, and the field it goes to. */
package dev.plumbline.cli.file.cell;
