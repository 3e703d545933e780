/** <code>plumbline monitor</code>: validate, apply, list, show and delete monitors. */
package dev.plumbline.cli.monitor;
