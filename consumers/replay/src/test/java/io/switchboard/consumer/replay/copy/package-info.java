/** Tests of copying, without a broker. */
@NullMarked
package io.switchboard.consumer.replay.copy;

import org.jspecify.annotations.NullMarked;
