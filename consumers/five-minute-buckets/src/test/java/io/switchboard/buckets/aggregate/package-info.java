/** Tests of making buckets. */
@NullMarked
package io.switchboard.buckets.aggregate;

import org.jspecify.annotations.NullMarked;
