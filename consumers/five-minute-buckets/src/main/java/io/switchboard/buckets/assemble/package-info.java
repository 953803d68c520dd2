/** Polls put together again: the changes of a poll, once its END and all of them have arrived. */
@NullMarked
package io.switchboard.buckets.assemble;

import org.jspecify.annotations.NullMarked;
