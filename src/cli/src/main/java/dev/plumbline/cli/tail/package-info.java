/** <code>plumbline alerts, metrics, rejections tail</code>: a topic's records as lines. */
package dev.plumbline.cli.tail;
