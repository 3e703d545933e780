/** Files of results that commands read and write. */
package dev.plumbline.testbed.benchmark.file;
