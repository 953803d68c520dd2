/** Tests of the wallboard. */
@NullMarked
package io.switchboard.wallboard;

import org.jspecify.annotations.NullMarked;
