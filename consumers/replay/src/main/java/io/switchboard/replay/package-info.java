/** The command line of replay: what is on topics already, once more. */
@NullMarked
package io.switchboard.replay;

import org.jspecify.annotations.NullMarked;
