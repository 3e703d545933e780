/**
 * The Avro schemas of the contract, and Avro bodies read with care: what a writer's schema may say,
 * and how large what it reads may grow.
 */
package dev.plumbline.schemas.avro;
