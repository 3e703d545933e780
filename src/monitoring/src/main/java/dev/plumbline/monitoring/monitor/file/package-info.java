/** A monitor from its file and back: read, checked and written as YAML or JSON. */
package dev.plumbline.monitoring.monitor.file;
