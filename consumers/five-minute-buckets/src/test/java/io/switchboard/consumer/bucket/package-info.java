/** Tests of making buckets. */
@NullMarked
package io.switchboard.consumer.bucket;

import org.jspecify.annotations.NullMarked;
