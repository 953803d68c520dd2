/** The executable as its users run it. */
@NullMarked
package io.switchboard.cli;

import org.jspecify.annotations.NullMarked;
