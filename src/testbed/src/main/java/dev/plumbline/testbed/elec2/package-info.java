/**
 * The electricity market of New South Wales (ELEC2, Harries 1999) as a model in production: the
 * door is {@link dev.plumbline.testbed.elec2.Elec2}, which turns the file into predictions and
 * labels and recounts what the job measured; {@code dev.plumbline.testbed.demo} publishes them.
 */
package dev.plumbline.testbed.elec2;
