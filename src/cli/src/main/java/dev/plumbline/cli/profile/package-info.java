/** <code>plumbline profile</code>: build, show, compare, apply, list and delete profiles. */
package dev.plumbline.cli.profile;
