/** A series' own past as its reference: the first events, or the time before each window. */
package dev.plumbline.job.window.past;
