/** What the control topics say, parsed once and kept while there is memory for it. */
package dev.plumbline.monitoring.control;
