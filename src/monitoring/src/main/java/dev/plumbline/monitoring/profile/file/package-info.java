/** A profile to and from the records that carry it, in parts, with a hash over all of them. */
package dev.plumbline.monitoring.profile.file;
