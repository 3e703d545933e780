/** The control topics: the feed that reads them, and the book of what they have said so far. */
package dev.plumbline.job.control;
