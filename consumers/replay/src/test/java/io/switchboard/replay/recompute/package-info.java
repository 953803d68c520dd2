/** Tests of computing results again. */
@NullMarked
package io.switchboard.replay.recompute;

import org.jspecify.annotations.NullMarked;
