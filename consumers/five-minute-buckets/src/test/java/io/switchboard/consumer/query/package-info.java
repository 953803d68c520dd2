/** Tests of asking for buckets. */
@NullMarked
package io.switchboard.consumer.query;

import org.jspecify.annotations.NullMarked;
