/**
 * Text that people wrote or read: numbers as they are meant, UTF-8 without replacement, what is
 * safe to print, and similar names.
 */
package dev.plumbline.schemas.text;
