/** What the operators of windows keep in keyed state, each with a stated lifetime. */
package dev.plumbline.job.window.state;
