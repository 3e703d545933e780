/** A client of the schema registry that waits, limits what it reads and says what failed. */
package dev.plumbline.schemas.registry;
