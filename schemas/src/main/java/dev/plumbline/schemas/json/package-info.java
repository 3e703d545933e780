/** Records of the contract from and to JSON, value by value, with the place of what is wrong. */
package dev.plumbline.schemas.json;
