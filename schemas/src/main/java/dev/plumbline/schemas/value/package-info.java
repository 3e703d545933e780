/** What reading a value ends in: the value, or what is malformed about it with a reason. */
package dev.plumbline.schemas.value;
