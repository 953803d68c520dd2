/** Tests of computing results anew. */
@NullMarked
package io.switchboard.replay.recompute;

import org.jspecify.annotations.NullMarked;
