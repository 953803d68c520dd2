/** Tests of the stores of buckets. */
@NullMarked
package io.switchboard.buckets.store;

import org.jspecify.annotations.NullMarked;
