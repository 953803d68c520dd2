/** Tests of the stores of buckets. */
@NullMarked
package io.switchboard.consumer.cell;

import org.jspecify.annotations.NullMarked;
