/** Polls put together again: the changes of a poll, once its poll record and all of them have arrived. */
@NullMarked
package io.switchboard.buckets.assemble;

import org.jspecify.annotations.NullMarked;
