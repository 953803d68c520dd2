/** Tests of computing results anew. */
@NullMarked
package io.switchboard.consumer.replay.aggregates;

import org.jspecify.annotations.NullMarked;
