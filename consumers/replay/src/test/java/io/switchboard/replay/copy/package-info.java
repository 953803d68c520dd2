/** Tests of copying, without a broker. */
@NullMarked
package io.switchboard.replay.copy;

import org.jspecify.annotations.NullMarked;
