/** The executable: every program of Switchboard as a command of one. */
@NullMarked
package io.switchboard.cli;

import org.jspecify.annotations.NullMarked;
