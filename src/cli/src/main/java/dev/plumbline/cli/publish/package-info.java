/** <code>plumbline publish</code>: events of a file to their topic. */
package dev.plumbline.cli.publish;
