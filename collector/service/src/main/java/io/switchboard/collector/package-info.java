/** The program: its commands, its exit codes, and the wiring of the steps, each of which is a package of its own. */
@NullMarked
package io.switchboard.collector;

import org.jspecify.annotations.NullMarked;
