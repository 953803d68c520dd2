/** Tests of the command line. */
@NullMarked
package io.switchboard.replay;

import org.jspecify.annotations.NullMarked;
