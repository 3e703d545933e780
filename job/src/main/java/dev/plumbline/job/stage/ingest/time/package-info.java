/** Event time of the whole job out of the clocks of single partitions, silent ones included. */
package dev.plumbline.job.stage.ingest.time;
